"""Finds the files that a page includes as snippets, and which lines of each.

Source: pymdown-extensions, `pymdownx/snippets.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.markdown.literal_spans import literal_spans
from persona_handbook.reading.yaml.value import Span

LINE = re.compile(r"[^\n]*\n|[^\n]+")
INCLUDING = re.compile(
    r"[ \t]*(?P<escape>;*)-+8<-+(?:[ \t]+(?P<quoted>\"(?:\\\"|[^\"\r\n])+\"|'(?:\\'|[^'\r\n])+')|(?P<block>))\s*$"
)
SECTION = re.compile(r"-+8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[\w-]+)[ \t]*\]", re.IGNORECASE)
NUMBERS = r"(?::-?\d*){1,2}(?:,(?=[-\d:])-?\d*(?::-?\d*)?)*"
TARGET = re.compile(rf"(?P<path>.*?)(?::(?P<section>[A-Za-z][\w-]*)|(?P<lines>{NUMBERS}))?$", re.DOTALL)
ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Snippet:
    """An included file: its path as written, and its lines or section, if not the whole file."""

    path: str
    lines: str = ""
    section: str = ""

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the parts of the file's text that are included."""
        lines = [line.span() for line in LINE.finditer(text)]
        if self.section:
            return tuple(_section(text, lines, self.section))
        if self.lines:
            return tuple(span for chosen in self.lines[1:].split(",") for span in _lines(lines, chosen))
        return ((0, len(text)),)


def snippet(target: str) -> Snippet | None:
    """Parse the target of a snippet; None for a URL and for a disabled line."""
    found = TARGET.match(target.strip())
    path = found["path"].strip() if found else ""
    if not found or not path or path.startswith((";", *ADDRESS)):
        return None
    return Snippet(path, found["lines"] or "", found["section"] or "")


def snippets(markdown: str) -> Iterator[tuple[int, Snippet]]:
    """Yield each snippet of a text with the offset of its line. Snippets are also included in code."""
    left_alone = literal_spans(markdown)
    in_block = False
    for line in LINE.finditer(markdown):
        found = INCLUDING.match(line[0])
        target = ""
        if found and found["escape"]:
            continue
        if found and found["quoted"] is None:
            in_block = not in_block
        elif found and not in_block:
            target = found["quoted"][1:-1]
        elif in_block and not found:
            target = line[0]
        read = snippet(target) if target and not left_alone.holds(line.start()) else None
        if read:
            yield line.start(), read


def _section(text: str, lines: list[Span], name: str) -> Iterator[Span]:
    inside = False
    for start, end in lines:
        mark = SECTION.search(text, start, end)
        if mark and mark["name"] == name:
            if inside and mark["type"].lower() == "end":
                return
            inside = mark["type"].lower() == "start"
        elif inside:
            yield start, end


def _lines(lines: list[Span], chosen: str) -> Iterator[Span]:
    first, _, last = chosen.partition(":")
    start, end = (int(each) if each not in {"", "-"} else None for each in (first, last))
    total = len(lines)
    begin = max(0, total + start) if start and start < 0 else max(0, (start or 1) - 1)
    stop = total if end is None else max(0, total + 1 + end) if end < 0 else end
    yield from lines[begin:stop]
