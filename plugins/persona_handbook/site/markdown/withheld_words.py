"""Hides words of participants that may not be shown, in hand-written pages and in files that they include."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from persona_handbook.site.handwritten import PageContext, shown_text


class WithheldWords(Preprocessor):
    """Replaces such words by `…` before anything is made of them, such as a heading's title and address."""

    def __init__(self, md: Markdown, context: Callable[[], PageContext | None]) -> None:
        super().__init__(md)
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Process the lines of a page."""
        context = self._context()
        if context is None or context.generated:
            return lines
        return shown_text(context.edition, "\n".join(lines)).split("\n")
