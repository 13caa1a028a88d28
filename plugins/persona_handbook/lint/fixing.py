"""Fixes offered by rules."""

from __future__ import annotations

from persona_handbook.finding import Replacement
from persona_handbook.model.part import Place


def in_place(place: Place, field: str, text: str) -> Replacement | None:
    """Return the replacement of a field's value that keeps its quotes; None if it spans several lines."""
    location = place.at(field)
    written = place.document.source_text((*place.pointer, field))
    if location.line != location.end_line or not written:
        return None
    quote = written[0] if written[0] in "'\"" else ""
    unsafe = quote in text if quote else ": " in text or " #" in text or not text[0].isalnum()
    return None if unsafe or "\\" in written else Replacement(location, f"{quote}{text}{quote}")
