"""The lines of a page: a reference with words of its own does not divide the cell of a table in which it stands."""

from __future__ import annotations

from markdown.preprocessors import Preprocessor

from persona_handbook.reading.markdown.cross_references import cross_references


class TableCells(Preprocessor):
    """Puts a backslash before the `|` of a reference on each line with further ones."""

    def run(self, lines: list[str]) -> list[str]:
        """Go through the lines of a page."""
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
