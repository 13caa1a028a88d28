"""What a file holds, once read: plain data, the way to a part of it, and where a part stands in the text."""

from __future__ import annotations

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Pointer = tuple[str | int, ...]
Span = tuple[int, int]
