"""Decodes bytes into text with lines, or returns the finding that says why not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.source_text.quoting import shortened_line

LARGEST = 1_000_000
BYTE_ORDER_MARK = "\ufeff"
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")
LINE_END = re.compile(r"\r\n|\n|\r")
VERTICAL_SPACE = re.compile("[\x0b\x0c]")
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
YAML = (".yaml", ".yml")
PIECES = re.compile(r"""(?:^|(?<=[\s\[{,]))(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*'(?!\w)|\#)""")
OFFICE_MARKS = frozenset({0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97})


@dataclass(frozen=True)
class Source:
    """The text of one file; `path` is relative to the handbook's root, with forward slashes."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text)

    @cached_property
    def indentations(self) -> list[float]:
        """The number of spaces at the start of each line; infinite for lines without content."""
        return [
            float("inf") if not line.strip() or line.lstrip().startswith("#") else len(line) - len(line.lstrip(" "))
            for line in self._lines
        ]

    @cached_property
    def enclosing_names(self) -> dict[tuple[int, int], tuple[str, ...]]:
        """The names around a column of a line, as far as they were searched for; so no line is passed twice."""
        return {}

    @cached_property
    def _lines_further_left(self) -> list[int]:
        """For each line, the nearest one above that is indented less; -1 if there is none."""
        found: list[int] = []
        open_lines: list[int] = []
        for index, column in enumerate(self.indentations):
            while open_lines and self.indentations[open_lines[-1]] >= column:
                open_lines.pop()
            found.append(open_lines[-1] if open_lines else -1)
            open_lines.append(index)
        return found

    def line_further_left(self, index: int, column: float) -> int:
        """Return the nearest line above a line that starts to the left of a column; -1 if there is none."""
        above = index - 1
        while above >= 0 and self.indentations[above] >= column:
            above = self._lines_further_left[above]
        return above

    def location(self, start: int, end: int) -> Location:
        """Return the place between two offsets, counted in code points from the start of the text."""
        first, last = self.line_index(start), self.line_index(max(start, end))
        return Location(
            path=self.path,
            line=first + 1,
            column=start - self._line_starts[first] + 1,
            end_line=last + 1,
            end_column=max(start, end) - self._line_starts[last] + 1,
            excerpt=self._shown_line(first, end - self._line_starts[first] if first == last else 0),
        )

    def _shown_line(self, index: int, end: int) -> str:
        """Return a line for display in findings; a YAML comment is removed unless the place ends in it."""
        line = self.line(index)
        comment = comment_of(line) if self.path.endswith(YAML) else None
        return line if comment is None or comment < end else line[:comment].rstrip()

    def line(self, index: int) -> str:
        """Return the line with this index, counted from 0, without its line end; empty after the last line."""
        return self._lines[index] if 0 <= index < len(self._lines) else ""

    def line_index(self, offset: int) -> int:
        """Return the index of the line at an offset, counted from 0."""
        return bisect_right(self._line_starts, offset) - 1

    def line_number(self, offset: int) -> int:
        """Return the number of the line at an offset, counted from 1 as in editors."""
        return self.line_index(offset) + 1

    @property
    def line_count(self) -> int:
        """The number of lines, including the one after the last line end."""
        return len(self._lines)

    def line_start(self, index: int) -> int:
        """Return the offset at which the line with this index starts."""
        return self._line_starts[index]

    def spans_lines(self, span: tuple[int, int]) -> bool:
        """Return whether a span covers more than one line."""
        return self.text.find("\n", *span) >= 0 or self.text.find("\r", *span) >= 0

    def column(self, offset: int) -> int:
        """Return the column of an offset in code points, counted from 0."""
        return offset - self._line_starts[self.line_index(offset)]

    def finding(  # noqa: PLR0913  one for each part of a finding
        self,
        start: int,
        end: int,
        message: str,
        way_out: str,
        level: Level = Level.ERROR,
        *,
        fix: Replacement | None = None,
        advice: Replacement | None = None,
    ) -> Finding:
        """Create a finding about the text between two offsets."""
        return Finding(self.location(start, end), level, "broken-yaml", message, way_out, fix=fix, advice=advice)

    def replacement(self, start: int, end: int, text: str) -> Replacement:
        """Replace the text between two offsets; the common prefix and suffix stay unchanged."""
        old = self.text[start:end]
        before = _same(old, text)
        after = _same(old[before:][::-1], text[before:][::-1])
        return Replacement(self.location(start + before, end - after), text[before : len(text) - after])

    def line_replacement(self, index: int, line: str) -> Replacement:
        """Replace the line with this index."""
        start = self.line_start(index)
        return self.replacement(start, start + len(self.line(index)), line)

    def together(self, edits: Sequence[Replacement]) -> Replacement:
        """Combine several edits that do not overlap, in the order of their offsets."""
        spans = [self.offsets(each.location) for each in edits]
        text, at = "", spans[0][0]
        for (start, end), edit in zip(spans, edits, strict=True):
            text += self.text[at:start] + edit.text
            at = end
        return self.replacement(spans[0][0], at, text)

    def offsets(self, place: Location) -> tuple[int, int]:
        """Return the offsets of a place in this text."""
        start = self.line_start(place.line - 1) + place.column - 1
        return start, self.line_start(place.end_line - 1) + place.end_column - 1

    def without_line(self, index: int) -> Replacement:
        """Delete the line with this index, including its line end."""
        return self.without_lines(range(index, index + 1))

    def without_lines(self, lines: range) -> Replacement:
        """Delete consecutive lines, including their line ends."""
        last = lines[-1] + 1 >= self.line_count
        end = len(self.text) if last else self.line_start(lines[-1] + 1)
        return self.replacement(self.line_start(lines[0]), end, "")


def _same(one: str, other: str) -> int:
    """Return the length of the common prefix of two texts."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def comment_of(line: str) -> int | None:
    """Return the column where the comment of a YAML line starts, or None; ambiguous cases count as comments."""
    return next((found.start() for found in PIECES.finditer(line) if found[0].startswith("#")), None)


def decode(content: bytes, path: str) -> Source | Finding:
    """Decode the bytes of a file as text.

    Args:
        content: the bytes of the file; a UTF-8 byte order mark is removed
        path: the path shown in findings

    Returns:
        the text, or the finding that says why it cannot be read: too large, not UTF-8, or with invisible characters
    """
    if len(content) > LARGEST:
        wrong = gettext(
            "The file has %(count)s bytes; the maximum is %(largest)s.",
            count=f"{len(content):,}",
            largest=f"{LARGEST:,}",
        )
        return Source(path, "").finding(0, 0, wrong, gettext("Split it, or move long prose to a separate document."))
    if content.startswith(WIDE) or content[1:2] == b"\x00":
        wrong = gettext("The file is encoded in UTF-16, which is not supported.")
        return Source(path, "").finding(0, 0, wrong, gettext("Save it as UTF-8."))
    try:
        text = content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return _not_utf8(content, path, error.start)
    source = Source(path, text)
    hidden = INVISIBLE.search(text)
    return _invisible(source, hidden) if hidden else source


def _invisible(source: Source, hidden: re.Match[str]) -> Finding:
    wrong = gettext("Invisible character (U+%(ord)s).", ord=f"{ord(hidden[0]):04X}")
    spaces = [each.start() for each in VERTICAL_SPACE.finditer(source.text)]
    if hidden.start() in spaces:
        fix = source.together([source.replacement(at, at + 1, " ") for at in spaces])
        line = VERTICAL_SPACE.sub(" ", source.line(source.line_index(hidden.start())))
        way_out = gettext("Write `%(line)s`.", line=shortened_line(line))
        return source.finding(hidden.start(), hidden.end(), wrong, way_out, fix=fix)
    way_out = gettext("Delete it, or retype the words around it instead of pasting them.")
    return source.finding(hidden.start(), hidden.end(), wrong, way_out)


def _not_utf8(content: bytes, path: str, offset: int) -> Finding:
    before = content[:offset].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    after = content[offset:].decode("cp1252", errors="replace")
    byte, character = content[offset], after[0]
    named = f"0x{byte:02X}"
    wrong = gettext("The file is not encoded in UTF-8. Unexpected byte here: %(byte)s.", byte=named)
    if byte in OFFICE_MARKS:
        wrong = gettext(
            "The file is not encoded in UTF-8. Unexpected byte here: %(byte)s, perhaps `%(character)s` from Word.",
            byte=named,
            character=character,
        )
    elif character.isprintable() and character != "\ufffd":
        wrong = gettext(
            "The file is not encoded in UTF-8. Unexpected byte here: %(byte)s, perhaps `%(character)s`.",
            byte=named,
            character=character,
        )
    source = Source(path, before + after)
    return source.finding(len(before), len(before) + 1, wrong, gettext("Save the file as UTF-8."))
