"""Finds texts in a finished page that look like unresolved references, outside code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from persona_handbook.reading.markdown.cross_references import KINDS
from persona_handbook.site.markdown.raw_html import LITERAL

LEFT = re.compile(
    rf"(?<!\\)\[\[\s*(?P<kind>{'|'.join(KINDS)})\s*:(?P<id>[^\[\]|<>]*)(?:\|[^\[\]<>]*)?(?:\]\])?"
    r"|(?<![\\:]):::[ \t]*(?P<embeds>journey|map|handbook)\b[ \t]*(?P<name>[^\s<>]*)",
    re.IGNORECASE,
)
# the content of admonitions and tabs becomes code if the site lacks their extensions
UNMADE = re.compile(
    r"<p>(?:!!!|\?\?\?\+?|===[!+]?) [^<]*</p>\s*(?:<div[^>]*>)?"
    r"<pre[^>]*>(?:<span></span>)?(?:<code[^>]*>)?(?P<text>[^<]*)"
)
SHOWN = ("alt", "aria-label", "content", "title")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text that looks like a reference: how it starts on the page, and the kind and ID that it names."""

    text: str
    kind: str
    id: str


def leftovers(html: str) -> tuple[Leftover, ...]:
    """Return each unresolved reference once; user text is encoded as character references and never matches."""
    if not (("[[" in html or ":::" in html) and LEFT.search(html)):
        return ()
    found = _Texts()
    found.feed(html)
    found.close()
    texts = [*found.texts, *(each["text"] for each in UNMADE.finditer(html))]
    return tuple(dict.fromkeys(each for text in texts for each in _in(text)))


def _in(text: str) -> Iterator[Leftover]:
    for found in LEFT.finditer(text):
        name = found["id"] if found["id"] is not None else found["name"]
        kind = found["kind"] or found["embeds"]
        yield Leftover(" ".join(found[0].split())[:LONGEST], kind, name.strip())


class _Texts(HTMLParser):
    """Collects the texts and visible attributes of a page as written, without code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._literal = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LITERAL:
            self._literal += 1
        raw = self.get_starttag_text() or ""
        if LEFT.search(raw):
            self.texts += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in LITERAL:
            self._literal = max(0, self._literal - 1)

    def handle_data(self, data: str) -> None:
        if not self._literal:
            self.texts.append(data)
