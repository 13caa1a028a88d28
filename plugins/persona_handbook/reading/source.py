"""Bytes -> text with lines, or the finding that says why not."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from persona_handbook.finding import Finding, Level, Location

LARGEST = 1_000_000
BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\n|\r")
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
OFFICE_QUOTES = frozenset({0x91, 0x92, 0x93, 0x94, 0x96, 0x97})


@dataclass(frozen=True)
class Source:
    """The text of one file; its path is relative to the handbook's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    def location(self, start: int, end: int) -> Location:
        """Give the place between two offsets, counted in code points from the beginning of the text."""
        first, last = self._line_of(start), self._line_of(max(start, end))
        return Location(
            path=self.path,
            line=first + 1,
            column=start - self._line_starts[first] + 1,
            end_line=last + 1,
            end_column=max(start, end) - self._line_starts[last] + 1,
            excerpt=self.line(first),
        )

    def line(self, index: int) -> str:
        """Give the line with this index, counted from 0, without its end; empty beyond the last one."""
        if not 0 <= index < len(self._line_starts):
            return ""
        start = self._line_starts[index]
        end = LINE_END.search(self.text, start)
        return self.text[start : end.start() if end else len(self.text)]

    def line_index(self, offset: int) -> int:
        """Give the index of the line on which an offset stands, counted from 0."""
        return self._line_of(offset)

    def line_start(self, index: int) -> int:
        """Give the offset at which the line with this index begins."""
        return self._line_starts[index]

    def _line_of(self, offset: int) -> int:
        return bisect_right(self._line_starts, offset) - 1

    def finding(self, start: int, end: int, message: str, way_out: str) -> Finding:
        """Make a finding about the text between two offsets: this file cannot be read as it stands."""
        return Finding(self.location(start, end), Level.ERROR, "broken-yaml", message, way_out)


def decode(content: bytes, path: str) -> Source | Finding:
    """Read the bytes of a file as text.

    Args:
        content: the file's bytes; a byte order mark of UTF-8 is taken away
        path: how findings name the file

    Returns:
        the text, or why it cannot be read: too large, not UTF-8, or with characters that cannot be seen
    """
    if len(content) > LARGEST:
        wrong = f"The file has {len(content):,} bytes, more than the {LARGEST:,} that a file may have."
        return Source(path, "").finding(0, 0, wrong, "Split it, or move long prose into a document of its own.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        wrong = "The file is saved as UTF-16, which is not read here."
        return Source(path, "").finding(0, 0, wrong, "Save it with the encoding UTF-8.")
    try:
        text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return _not_utf8(content, path, error.start)
    source = Source(path, text)
    hidden = INVISIBLE.search(text)
    if hidden:
        wrong = f"A character that cannot be seen (U+{ord(hidden[0]):04X}) stands here."
        way_out = "Delete it; retyping the line by hand gets rid of it."
        return source.finding(hidden.start(), hidden.end(), wrong, way_out)
    return source


def _not_utf8(content: bytes, path: str, offset: int) -> Finding:
    byte = content[offset]
    source = Source(path, content.decode("cp1252", errors="replace"))
    guess = f" (`{source.text[offset]}`)" if source.text[offset : offset + 1].isprintable() else ""
    hint = ", as Word writes its quotation marks and dashes" if byte in OFFICE_QUOTES else ""
    wrong = f"The file is not saved as UTF-8: here stands the byte 0x{byte:02X}{guess}{hint}."
    return source.finding(offset, offset + 1, wrong, "Save the file with the encoding UTF-8.")
