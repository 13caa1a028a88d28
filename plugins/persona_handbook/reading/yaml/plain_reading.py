"""Reads a file without unusual features into plain data in one fast pass; places are calculated on demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from persona_handbook.reading.mistakes.braces import NO_COLON
from persona_handbook.reading.mistakes.lookalikes import FIELD_LINE, HYPHEN_LINE, IN_CURLY, REMARK
from persona_handbook.reading.source_text.quoting import UNSHOWABLE
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.inspection import BLOCK_STYLES, WORDS_THAT_ARE_NO_NAMES
from persona_handbook.reading.yaml.parser import LOADER, even
from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Pointer, Span, Value

DEEPEST = 32
NAME = re.compile(r"x-[\w-]+|[a-z_]\w*", re.ASCII)
OPENS_A_TEXT = frozenset("\u201c\u201e\u201f\u00ab(.</\u20ac$")
BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _UnusualError(Exception):
    """The file contains something that only the builder can read."""


def plain_reading(source: Source) -> dict[str, Value] | None:
    """Return the data of a file as the builder would, or None if the builder might have a finding."""
    if "\t" in source.text:
        return None
    reading = _Reading(source.text)
    try:
        for event in yaml.parse(even(source.text), Loader=LOADER):
            reading.take(event)
    except (_UnusualError, yaml.YAMLError, ValueError, OverflowError):
        return None
    return reading.root if isinstance(reading.root, dict) else None


Spans = dict[Pointer, Span]


class Places(Mapping[Pointer, Span]):
    """Spans by pointer, in the order of the file.

    Args:
        work: calculates the spans
    """

    def __init__(self, work: Callable[[], Mapping[Pointer, Span]]) -> None:
        self._work = work

    def __getitem__(self, pointer: Pointer) -> Span:
        return self._work()[pointer]

    def __iter__(self) -> Iterator[Pointer]:
        return iter(self._work())

    def __len__(self) -> int:
        return len(self._work())

    def __contains__(self, pointer: object) -> bool:
        return pointer in self._work()


def places_later(source: Source) -> tuple[Places, Places]:
    """Return the places of the field names and of the values of a file that can be read."""

    @cache
    def found() -> tuple[Spans, Spans]:
        return _places(source.text)

    return Places(lambda: found()[0]), Places(lambda: found()[1])


def _places(text: str) -> tuple[Spans, Spans]:
    """Return the spans of the field names and of the values, as the builder gives them.

    Args:
        text: one document of block and flow collections and scalars, without aliases, and no name twice in a mapping
    """
    keys: Spans = {}
    values: Spans = {}
    opened: list[tuple[Pointer, bool, bool, int]] = []  # pointer, whether of names, whether in brackets, start
    counts: list[int] = []
    here: Pointer = ()
    of_names = in_brackets = name_next = False
    start = last = 0
    event: Any  # with its marks
    for event in yaml.parse(even(text), Loader=LOADER):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            span = event.start_mark.index, event.end_mark.index
            if event.style in BLOCK_STYLES:
                span = span[0], span[0] + len(text[slice(*span)].rstrip())
            last = max(last, span[1])
            if name_next:
                here = (*here[:-1], event.value)
                keys[here], name_next = span, False
                continue
            values[here] = span
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            opened.append((here, of_names, in_brackets, start))
            of_names = name_next = kind is yaml.MappingStartEvent
            in_brackets, start = bool(event.flow_style), event.start_mark.index
            counts.append(0)
            here = (*here, "" if of_names else 0)
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if in_brackets:
                last = event.end_mark.index
            span = start, max(start, last)
            counts.pop()
            here, of_names, in_brackets, start = opened.pop()
            values[here] = span
        else:
            continue
        name_next = of_names
        if opened and not of_names:
            counts[-1] += 1
            here = (*here[:-1], counts[-1])
    return keys, values


class _Reading:
    """The collection that is being read, the field of it that comes next, and the collections around it."""

    __slots__ = ("_flow", "_here", "_key", "_name_next", "_opened", "_text", "_was_begun", "root")

    def __init__(self, text: str) -> None:
        self.root: Value = None
        self._text = text
        self._here: Any = None
        self._key = ""
        self._name_next = False
        self._flow = False
        self._opened: list[tuple[Value, str, bool]] = []
        self._was_begun = False

    def take(self, event: yaml.Event) -> None:
        """Process one event."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind in BEGINS:
            self._begin(event)
        elif kind in ENDS:
            value = self._here
            self._here, self._key, self._flow = self._opened.pop()
            self._place(value)
        elif kind is yaml.AliasEvent:
            raise _UnusualError
        elif kind is yaml.DocumentStartEvent:
            if self._was_begun:
                raise _UnusualError
            self._was_begun = True

    def _scalar(self, event: Any) -> None:  # noqa: ANN401  a scalar with its marks
        if event.anchor is not None or event.tag is not None:
            raise _UnusualError
        if not self._name_next:
            self._place(_value(event, self._text))
            return
        name = event.value
        is_one = NAME.fullmatch(name) and name.lower() not in WORDS_THAT_ARE_NO_NAMES and name not in self._here
        if not is_one or (self._flow and NO_COLON.match(self._text, event.end_mark.index)):
            raise _UnusualError
        self._key, self._name_next = name, False

    def _begin(self, event: Any) -> None:  # noqa: ANN401  the start of a collection
        is_plain = event.anchor is None and event.tag is None
        if not is_plain or self._name_next or len(self._opened) > DEEPEST:
            raise _UnusualError
        self._opened.append((self._here, self._key, self._flow))
        self._name_next = type(event) is yaml.MappingStartEvent
        self._here = {} if self._name_next else []
        self._flow = bool(event.flow_style)

    def _place(self, value: Value) -> None:
        here = self._here
        if type(here) is dict:
            here[self._key] = value
            self._name_next = True
        elif type(here) is list:
            here.append(value)
            self._name_next = False
        else:
            self.root = value


def _value(event: Any, text: str) -> Value:  # noqa: ANN401  a scalar with its marks
    said: str = event.value
    style = event.style
    if style in BLOCK_STYLES or not said:
        return said if style else plain_value(said)
    start, end = event.start_mark, event.end_mark
    spans_lines = start.line != end.line
    if style:
        if UNSHOWABLE.search(said) or (spans_lines and FIELD_LINE.search(text, start.index, end.index)):
            raise _UnusualError
        return said
    if not (said[0].isalnum() or said[0] in OPENS_A_TEXT):
        raise _UnusualError
    if said[0] in OPENS_A_TEXT and IN_CURLY.fullmatch(said):
        raise _UnusualError
    if text[end.index : end.index + 1] == " " and REMARK.match(text, end.index):
        raise _UnusualError
    if spans_lines and HYPHEN_LINE.search(text, start.index, end.index):
        raise _UnusualError
    return plain_value(said)
