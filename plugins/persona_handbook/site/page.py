"""A page of the site before the host renders it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from persona_handbook.reading.unshowable import showable

ENDS_A_LINE_OF_YAML = re.compile("[\x85\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Page:
    """Markdown with raw HTML, for any host.

    `path` is the path in the documents folder, `made_from` the file that "edit this page" opens (None if there are
    several). `weight` is the search weight; 0 excludes the page. `short_title` is used in narrow places, such as a
    navigation, which shows pages of the same `group` together. A page without a table of `contents` uses its space.
    """

    path: str
    title: str
    body: str
    made_from: str | None = None
    weight: float = 1
    short_title: str = ""
    wide: bool = False
    contents: bool = True
    group: str = ""

    def widened(self) -> Page:
        """Return the page in full width."""
        return replace(self, wide=True)

    @property
    def text(self) -> str:
        """The whole file: front matter and body."""
        lines = [f"title: {_in_front_matter(self.title)}"]
        if self.weight != 1:
            lines.append(f"search: {{boost: {self.weight:g}}}" if self.weight else "search: {exclude: true}")
        if self.wide or not self.contents:
            lines.append("hide: [navigation, toc]" if self.wide else "hide: [toc]")
        return "\n".join(["---", *lines, "---", "", self.body.strip(), ""])


def _in_front_matter(text: str) -> str:
    """Quote a text for the front matter."""
    quoted = json.dumps(showable(text), ensure_ascii=False)
    return ENDS_A_LINE_OF_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
