"""Builds plain data from YAML events without recursion and within limits, so that no file can crash the interpreter."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes.braces import is_rest, placeholder, rest_findings
from persona_handbook.reading.mistakes.missing_hyphen import missing_hyphen
from persona_handbook.reading.mistakes.syntax import Last, syntax_finding, unreadable
from persona_handbook.reading.mistakes.unsupported import alias, no_fields, second_document, stands_twice, too_deep
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.inspection import BLOCK_STYLES, Enough, Inspection, Unreadable, refuse
from persona_handbook.reading.yaml.open_collection import Anchors, Opened
from persona_handbook.reading.yaml.parser import LOADER, events
from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Pointer, Span, Value

DEEPEST = 64


class Builder:
    """Builds the data of one file and fills `findings`, `keys` and `values`; `refused` ends it."""

    def __init__(self, source: Source, *, tags: bool = False, loader: type = LOADER) -> None:
        self.findings: list[Finding] = []
        self.refused: Finding | None = None
        self.keys: dict[Pointer, Span] = {}
        self.values: dict[Pointer, Span] = {}
        self._source = source
        self._tags = tags
        self._loader = loader
        self._inspection = Inspection(source, tags=tags)
        self._opened: list[Opened] = []
        self._anchors = Anchors()
        self._last = Last()
        self._end = 0
        self._root: Value = None
        self._documents = 0

    def build(self) -> dict[str, Value] | None:
        """Build the data; return None if the file cannot be read at all."""
        try:
            self._build()
        except Unreadable as reason:
            self.findings, self.refused = [reason.finding], reason.finding
            return None
        self.findings = self._inspection.findings
        return self.data

    @property
    def data(self) -> dict[str, Value] | None:
        """The data built so far, if it is a mapping."""
        return self._root if isinstance(self._root, dict) else None

    def _build(self) -> None:
        try:
            for event in self._events():
                self._take(event)
        except Enough:
            return
        if not isinstance(self._root, dict):
            raise Unreadable(no_fields(self._source, self._root, self.values.get((), (0, 0))[0]))

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from events(self._source.text, self._loader)
        except yaml.MarkedYAMLError as error:
            raise Unreadable(syntax_finding(self._source, error, self._last)) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            raise Unreadable(unreadable(self._source)) from None

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._inspection.add(second_document(self._source, _span(event)))
            raise Enough

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        span, parent = _span(event), self._parent
        self._inspection.start(event, span)
        if len(self._opened) >= DEEPEST:
            raise Unreadable(too_deep(self._source, span, DEEPEST))
        if parent and parent.awaits_key:
            raise Unreadable(placeholder(self._source, span[0], parent.start))
        data: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        flow = bool(event.flow_style)
        margin = self._margin if flow else self._source.column(span[0])
        self._opened.append(Opened(data, self._pointer, span[0], flow, event.anchor, margin))

    def _close(self, event: yaml.Event) -> None:
        closed = self._opened.pop()
        if closed.flow:
            self._end = _span(event)[1]
        span = (closed.start, max(closed.start, self._end))
        value: Value = self._source.text[slice(*span)] if closed.holds_words_alone else closed.data
        for finding in rest_findings(self._source, closed, span):
            self._inspection.add(finding)
        self._anchors.keep(closed.anchor, value, closed.weight)
        self._place(value, span, closed.weight)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span_of(event)
        self._inspection.start(event, span)
        style, parent = event.style or "", self._parent
        plain = event.implicit[0] and not style
        self._last = Last(span, style)
        self._end = max(self._end, span[1])
        if parent and parent.awaits_key:
            self._anchors.keep(event.anchor, event.value, 1)
            self._key(parent, event.value, span, plain=plain)
            return
        text = self._inspection.text(event.value, span, style, self._margin)
        value = plain_value(text) if plain else text
        self._anchors.keep(event.anchor, value, 1)
        self._place(value, span, 1)

    def _span_of(self, event: yaml.ScalarEvent) -> Span:
        start, end = _span(event)
        if event.style in BLOCK_STYLES:
            end = start + len(self._source.text[start:end].rstrip())
        return (start, end)

    def _key(self, parent: Opened, said: str, span: Span, *, plain: bool) -> None:
        name = self._inspection.name(said, span, plain=plain)
        if not self._tags and is_rest(self._source, parent, span):
            parent.take_rest(span)
            return
        parent.begin_field(name)
        if parent.pointer is None:
            return
        pointer = (*parent.pointer, name)
        if parent.lost and not self._tags:
            if name == next(iter(parent.data)) and len(parent.data) > 1 and not parent.flow:
                refuse(missing_hyphen(self._source, self._source.line_index(span[0])))
            self._inspection.add(stands_twice(self._source, name, span, self.keys.get(pointer, (0, 0))))
        else:
            self.keys[pointer] = span

    def _alias(self, event: yaml.AliasEvent) -> None:
        span, name, parent = _span(event), str(event.anchor), self._parent
        repeated = self._anchors.take(name) if self._tags else None
        if repeated is None:
            raise Unreadable(alias(self._source, name, span, known=self._tags))
        self._end = span[1]
        value, weight = repeated
        if parent and parent.awaits_key:
            self._key(parent, str(value), span, plain=False)
        else:
            self._place(value, span, weight)

    @property
    def _parent(self) -> Opened | None:
        return self._opened[-1] if self._opened else None

    @property
    def _pointer(self) -> Pointer | None:
        return self._opened[-1].next_pointer() if self._opened else ()

    @property
    def _margin(self) -> int:
        return self._opened[-1].margin if self._opened else -1

    def _place(self, value: Value, span: Span, weight: int) -> None:
        pointer = self._pointer
        if pointer is not None:
            self.values[pointer] = span
        if self._opened:
            self._opened[-1].take(value, span[0], weight, merges=self._tags)
        else:
            self._root = value


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)
