"""The Markdown extension that replaces references with links, diagrams and maps.

It runs after extensions that include files, so that it sees the included text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.util import AtomicString

from persona_handbook.reading.markdown.cross_references import KINDS, LINK, linked
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.markdown.embeds import FIRST_LINE, FURTHER_LINE, Embeds
from persona_handbook.site.markdown.frame import Framed
from persona_handbook.site.markdown.headings import Headings
from persona_handbook.site.markdown.links import REFERENCE, Links
from persona_handbook.site.markdown.raw_html import RawHtml, RawHtmlBegins
from persona_handbook.site.markdown.table_cells import TableCells
from persona_handbook.site.markdown.whole_blocks import WholeBlocks
from persona_handbook.site.markdown.withheld_words import WithheldWords
from persona_handbook.site.text import in_html

ContextOf = Callable[[Markdown], PageContext | None]

BEGINS = rf"(?:{'|'.join(KINDS)}):"
# tags and comments that contain a reference, which the HTML pattern handles later, and escaped references
IN_A_TAG = rf"(<[A-Za-z/][^<>]*\[\[{BEGINS}[^<>]*>|<!--(?:(?!-->).)*?\[\[{BEGINS}.*?-->)"
ESCAPED = rf"(?<!\\)(?:\\\\)*(?P<mark>\\\[\\?\[(?={BEGINS})|\[\\\[(?={BEGINS})|\[\[(?={BEGINS}[^\[\]]*\\\]))"

# priorities: inline code 190, other inline patterns at most 180; tables 75, lists 40, paragraphs 10
INLINE, LINES, LAZY_LINES = 185, 79, 12
# priorities: white space 30, fences 25, MkDocs' look at raw HTML 21, raw HTML 20
WORDS, PAGE, BEFORE_RAW_HTML, OUR_HTML, AFTER_RAW_HTML = 29.5, 29, 22, 21.5, 19.5
LAST = -10


class References(Extension):
    """Completes each page that a site renders; a page without a context is left unchanged."""

    def __init__(self, context_of: ContextOf) -> None:
        super().__init__()
        self._context_of = context_of

    def __deepcopy__(self, _memo: dict[int, object]) -> References:
        """Return the same object: other plugins deep-copy the settings of a site."""
        return self

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Register the processors for lines, blocks, inline text and the tree of a page."""

        def context() -> PageContext | None:
            return self._context_of(md)

        begins = RawHtmlBegins(md)
        md.preprocessors.register(WithheldWords(md, context), "persona-handbook-withheld-words", WORDS)
        md.preprocessors.register(TableCells(md), "persona-handbook-table-cells", PAGE)
        md.preprocessors.register(Headings(md, context), "persona-handbook-headings", PAGE)
        md.preprocessors.register(begins, "persona-handbook-raw-html-begins", BEFORE_RAW_HTML)
        md.preprocessors.register(WholeBlocks(md, context), "persona-handbook-whole-blocks", OUR_HTML)
        md.preprocessors.register(RawHtml(md, begins, context), "persona-handbook-raw-html", AFTER_RAW_HTML)
        blocks = md.parser.blockprocessors
        blocks.register(Embeds(md.parser, FIRST_LINE, context), "persona-handbook-embeds", LINES)
        blocks.register(Embeds(md.parser, FURTHER_LINE, context), "persona-handbook-lazy-embeds", LAZY_LINES)
        md.inlinePatterns.register(HtmlInlineProcessor(IN_A_TAG, md), "persona-handbook-tag", INLINE + 2)
        md.inlinePatterns.register(_Escaped(ESCAPED, md), "persona-handbook-escaped", INLINE + 1)
        md.inlinePatterns.register(_Reference(LINK.pattern, md, context), "persona-handbook-reference", INLINE)
        md.treeprocessors.register(Links(md), "persona-handbook-links", LAST)
        md.treeprocessors.register(Framed(md, context), "persona-handbook-frame", LAST - 1)


class _Escaped(InlineProcessor):
    """Keeps an escaped reference as text, distinct from one that was not recognized."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        brackets = m["mark"].replace("\\", "")
        return self.md.htmlStash.store(in_html(brackets)), m.start("mark"), m.end("mark")


class _Reference(InlineProcessor):
    """Creates an element for a reference; it becomes a link at the end, unless it is inside one."""

    def __init__(self, pattern: str, md: Markdown, context: Callable[[], PageContext | None]) -> None:
        super().__init__(pattern, md)
        self._context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int] | tuple[None, None, None]:
        del data
        context = self._context()
        link = context.link(linked(m)) if context else None
        if link is None:
            return None, None, None
        element = Element(REFERENCE, {"href": link.address})
        element.text = AtomicString(self.md.htmlStash.store(in_html(self.unescape(link.words))))
        return element, m.start("whole"), m.end("whole")
