"""Resolves references in raw HTML that the author of a page wrote."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from persona_handbook.reading.markdown.cross_references import EMBED, LINK, embedding, linked
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.markdown.headings import lowered
from persona_handbook.site.text import in_html

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>", re.DOTALL
)
LITERAL = frozenset({"code", "kbd", "pre", "samp", "script", "style", "template", "textarea"})
EMBED_LINE = re.compile(rf"^[ \t]*{EMBED}", re.MULTILINE)


class RawHtmlBegins(Preprocessor):
    """Remembers what was stashed before raw HTML: fenced code."""

    first = 0

    def run(self, lines: list[str]) -> list[str]:
        """Count the stashed blocks."""
        self.first = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class RawHtml(Preprocessor):
    """Resolves references in the raw HTML that Markdown has stashed."""

    def __init__(self, md: Markdown, begins: RawHtmlBegins, context: Callable[[], PageContext | None]) -> None:
        super().__init__(md)
        self._begins = begins
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Process the stashed HTML of a page; its lines stay unchanged."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        context = self._context()
        for index in range(self._begins.first, len(blocks) if context else 0):
            block = blocks[index]
            if context and isinstance(block, str) and ("[[" in block or ":::" in block):
                blocks[index] = _completed(block, context, self.md)
        return lines


def _completed(html: str, context: PageContext, md: Markdown) -> str:
    pieces: list[str] = []
    literal = links = at = 0
    for tag in TAG.finditer(html):
        pieces += [_text(html[at : tag.start()], context, md, links) if not literal else html[at : tag.start()], tag[0]]
        at = tag.end()
        step = -1 if tag["closes"] else 1
        name = (tag["name"] or "").lower()
        literal = max(0, literal + step * (name in LITERAL))
        links = max(0, links + step * (name == "a"))
    rest = html[at:]
    return "".join([*pieces, rest if literal else _text(rest, context, md, links)])


def _text(text: str, context: PageContext, md: Markdown, links: int) -> str:
    def link(found: re.Match[str]) -> str:
        shown = context.link(linked(found))
        if shown is None:
            return found[0]
        before = found[0][: found.start("whole") - found.start()]
        return before + (in_html(shown.words) if links else shown.html)

    def embed(found: re.Match[str]) -> str:
        asked = embedding(found)
        return lowered(context.embedded(asked), md) if context.holds(asked) else found[0]

    return EMBED_LINE.sub(embed, LINK.sub(link, text))
