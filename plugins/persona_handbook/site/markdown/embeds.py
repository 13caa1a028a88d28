"""The blocks of a page: journeys and the state of the handbook are embedded where a line asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from persona_handbook.reading.markdown.cross_references import EMBED, embedding
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.markdown.headings import lowered

# a further line that is indented may belong to a list, which takes its lines before they come here again
FIRST_LINE = re.compile(rf"(?:\A {{0,3}}|^){EMBED}", re.MULTILINE)
FURTHER_LINE = re.compile(rf"^ *{EMBED}", re.MULTILINE)
INDENTATION = re.compile(r"^ +", re.MULTILINE)


class Embeds(BlockProcessor):
    """Embeds what the lines of one pattern ask for."""

    def __init__(self, parser: BlockParser, lines: re.Pattern[str], context: Callable[[], PageContext | None]) -> None:
        super().__init__(parser)
        self._lines = lines
        self._context = context

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block asks for something that there is."""
        del parent
        return self._asked(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Embed the first thing that a block asks for, and leave the lines behind it for later."""
        block = blocks.pop(0)
        asked = self._asked(block)
        if asked is None:
            return
        context, found = asked
        before, after = block[: found.start()], block[found.end() :]
        for part in (before, self._html(context.embedded(embedding(found)))):
            if part.strip():
                self.parser.parseBlocks(parent, part.strip("\n").split("\n\n"))
        if after.strip():
            blocks.insert(
                0, after.lstrip("\n") if self._lines is FIRST_LINE else INDENTATION.sub("", after.lstrip("\n"))
            )

    def _asked(self, block: str) -> tuple[PageContext, re.Match[str]] | None:
        context = self._context() if ":::" in block else None
        if context is None:
            return None
        found = (each for each in self._lines.finditer(block) if context.holds(embedding(each)))
        first = next(found, None)
        return (context, first) if first else None

    def _html(self, shown: str) -> str:
        """Take HTML out of the reach of Markdown, as a page's own HTML is."""
        lines = lowered(shown, self.parser.md).split("\n")
        return "\n".join(self.parser.md.preprocessors["html_block"].run(lines))
