"""Types of parsed files: plain data, pointers to parts of it, and spans of text."""

from __future__ import annotations

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Pointer = tuple[str | int, ...]
Span = tuple[int, int]
