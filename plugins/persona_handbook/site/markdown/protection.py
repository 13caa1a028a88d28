"""Protects references from other plugins that treat double brackets as wiki links."""

from __future__ import annotations

import re

from persona_handbook.reading.markdown.cross_references import KINDS

# a private-use character, inserted between the brackets and removed later
MARK = "\ue7b1"
BRACKETS = re.compile(rf"\[\[(?=(?:{'|'.join(KINDS)}):)")


def protected(markdown: str) -> str:
    """Separate the brackets of each reference, also in code."""
    return BRACKETS.sub(f"[{MARK}[", markdown)


def unprotected(markdown: str) -> str:
    """Restore the original text."""
    return markdown.replace(f"[{MARK}[", "[[")
