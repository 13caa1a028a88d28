"""How findings name a field, so that an editor finds it: by the ids around it, not by counting."""

from __future__ import annotations

from persona_handbook.reading.document import Pointer, Value
from persona_handbook.reading.words import ordinal


def field_name(data: Value, pointer: Pointer) -> str:
    """Name a field in full.

    Args:
        data: what the pointer leads through
        pointer: the way to the field

    Returns:
        for example "`severity` in `pains` → `late-parts`"
    """
    *way, last = _labels(data, pointer) or ["the file"]
    return f"{last} in {' → '.join(way)}" if way else last


def _labels(data: Value, pointer: Pointer) -> list[str]:
    labels: list[str] = []
    here = data
    for step in pointer:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            label = here.get("id") if isinstance(here, dict) else None
            labels.append(f"`{label}`" if isinstance(label, str) else f"the {ordinal(step + 1)} entry")
        else:
            here = here.get(step) if isinstance(here, dict) else None
            labels.append(f"`{step}`")
    return labels
