"""Keeps a reference with its own link text from splitting a table cell at the `|`."""

from __future__ import annotations

from markdown.preprocessors import Preprocessor

from persona_handbook.reading.markdown.cross_references import cross_references


class TableCells(Preprocessor):
    """Escapes the `|` of references on lines that contain further ones."""

    def run(self, lines: list[str]) -> list[str]:
        """Process the lines of a page."""
        text = "\n".join(lines)
        if "[[" not in text or "|" not in text:
            return lines
        for reference in reversed(cross_references(text)):
            start, end = reference.span
            whole = text[start:end]
            line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]
            if reference.words and "\\|" not in whole and "|" in line:
                text = text[:start] + whole.replace("|", "\\|", 1) + text[end:]
        return text.split("\n")
