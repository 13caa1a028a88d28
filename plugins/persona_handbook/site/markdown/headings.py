"""Applies the `toc: baselevel` of a site to headings in generated HTML, which Markdown does not change."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from persona_handbook.site.handwritten import PageContext

HEADING = re.compile(r"(?<=<)(/?)h([1-6])(?=[\s>])")
LOWEST = 6


class Headings(Preprocessor):
    """Lowers the headings that generated pages write as HTML; user text in them is escaped."""

    def __init__(self, md: Markdown, context: Callable[[], PageContext | None]) -> None:
        super().__init__(md)
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Process the lines of a page."""
        context = self._context()
        if context is None or not context.generated:
            return lines
        return lowered("\n".join(lines), self.md).split("\n")


def lowered(html: str, md: Markdown) -> str:
    """Lower the headings in our HTML by as many levels as Markdown headings."""
    steps = getattr(md.treeprocessors["toc"], "base_level", 0) if "toc" in md.treeprocessors else 0
    if not steps:
        return html
    return HEADING.sub(lambda found: f"{found[1]}h{min(int(found[2]) + steps, LOWEST)}", html)
