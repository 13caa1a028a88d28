"""A page of the site, before any host has made HTML of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from persona_handbook.reading.unshowable import showable

ENDS_A_LINE_OF_YAML = re.compile("[\x85\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Page:
    """Markdown with raw HTML in it, for any host.

    `path` is where it stands under the site's documents, `made_from` the file of the handbook that "edit this page"
    opens (None where the page is worked out from several). `weight` is what a search makes of it; 0 leaves it out.
    `short_title` stands where there is little room, such as in a navigation.
    """

    path: str
    title: str
    body: str
    made_from: str | None = None
    weight: float = 1
    short_title: str = ""
    wide: bool = False

    def widened(self) -> Page:
        """Give the page with the whole width for its own."""
        return replace(self, wide=True)

    @property
    def text(self) -> str:
        """The whole file: front matter and body."""
        lines = [f"title: {_in_front_matter(self.title)}"]
        if self.weight != 1:
            lines.append(f"search: {{boost: {self.weight:g}}}" if self.weight else "search: {exclude: true}")
        if self.wide:
            lines.append("hide: [navigation, toc]")
        return "\n".join(["---", *lines, "---", "", self.body.strip(), ""])


def _in_front_matter(text: str) -> str:
    """Let a text into the YAML at the head of a page, which reads it exactly as it was written."""
    quoted = json.dumps(showable(text), ensure_ascii=False)
    return ENDS_A_LINE_OF_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
