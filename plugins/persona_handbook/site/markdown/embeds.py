"""Embeds journeys and the state of the handbook where a line of a page asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from persona_handbook.reading.markdown.cross_references import EMBED, embedding
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.markdown.frame import frame
from persona_handbook.site.markdown.headings import lowered

# an indented line may belong to a list, which is processed before this block is seen again
FIRST_LINE = re.compile(rf"(?:\A {{0,3}}|^){EMBED}", re.MULTILINE)
FURTHER_LINE = re.compile(rf"^ *{EMBED}", re.MULTILINE)
INDENTATION = re.compile(r"^ +", re.MULTILINE)


class Embeds(BlockProcessor):
    """Embeds the target of lines that match a pattern."""

    def __init__(self, parser: BlockParser, lines: re.Pattern[str], context: Callable[[], PageContext | None]) -> None:
        super().__init__(parser)
        self._lines = lines
        self._context = context

    def test(self, parent: Element, block: str) -> bool:
        """Return whether a block contains a line with an existing target."""
        del parent
        return self._asked(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Embed the first target in a block; the lines after it are processed later."""
        block = blocks.pop(0)
        asked = self._asked(block)
        if asked is None:
            return
        context, found = asked
        before, after = block[: found.start()], block[found.end() :]
        self._parse(parent, before)
        start = len(parent)
        self._parse(parent, self._html(context.embedded(embedding(found))))
        frame(parent, start, None if context.generated else context.frame)
        if after.strip():
            blocks.insert(
                0, after.lstrip("\n") if self._lines is FIRST_LINE else INDENTATION.sub("", after.lstrip("\n"))
            )

    def _parse(self, parent: Element, part: str) -> None:
        if part.strip():
            self.parser.parseBlocks(parent, part.strip("\n").split("\n\n"))

    def _asked(self, block: str) -> tuple[PageContext, re.Match[str]] | None:
        context = self._context() if ":::" in block else None
        if context is None:
            return None
        found = (each for each in self._lines.finditer(block) if context.holds(embedding(each)))
        first = next(found, None)
        return (context, first) if first else None

    def _html(self, shown: str) -> str:
        """Stash HTML so that Markdown does not change it, like raw HTML of a page."""
        lines = lowered(shown, self.parser.md).split("\n")
        return "\n".join(self.parser.md.preprocessors["html_block"].run(lines))
