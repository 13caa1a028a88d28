"""Markdown on its way through other plugins: references in it do not look like wiki links meanwhile."""

from __future__ import annotations

import re

from persona_handbook.reading.markdown.cross_references import KINDS

# a character for private use, which stands between the brackets and is taken out again
MARK = "\ue7b1"
BRACKETS = re.compile(rf"\[\[(?=(?:{'|'.join(KINDS)}):)")


def protected(markdown: str) -> str:
    """Part the brackets of each reference, in code too."""
    return BRACKETS.sub(f"[{MARK}[", markdown)


def unprotected(markdown: str) -> str:
    """Give the text back as it was."""
    return markdown.replace(f"[{MARK}[", "[[")
