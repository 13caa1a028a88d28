"""YAML's events -> plain data, without recursion and within limits, so that no file can end the interpreter."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from persona_handbook.finding import Finding
from persona_handbook.reading.anchors import Anchors
from persona_handbook.reading.braces import is_rest, placeholder, rest_findings
from persona_handbook.reading.opened import Opened
from persona_handbook.reading.parser import LOADER, events
from persona_handbook.reading.quoting import REPLACEMENT, UNSHOWABLE, shown
from persona_handbook.reading.refusals import alias, anchor_or_tag, merge, second_document, too_deep
from persona_handbook.reading.scalars import plain_value
from persona_handbook.reading.source import Source
from persona_handbook.reading.syntax import Last, syntax_finding, unreadable
from persona_handbook.reading.traps import (
    LOOKALIKE,
    cut_by_remark,
    false_bullet,
    indented_with_tab,
    item_in_text,
    lookalike_lead,
    lookalike_space,
    name_that_is_none,
    runaway_quote,
    tab_in_lead,
    unshowable,
    wide_escape,
)
from persona_handbook.reading.value import Pointer, Span, Value

DEEPEST = 64
MOST_FINDINGS = 100
WORDS_THAT_ARE_NO_NAMES = frozenset({"true", "false", "null"})
BLOCK_STYLES = frozenset({"|", ">"})


class _Stop(Exception):  # noqa: N818  it is no failure, and never leaves this file
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Enough(Exception):  # noqa: N818  as above
    pass


class Builder:
    """Builds the data of one file; `findings`, `keys` and `values` fill on the way."""

    def __init__(self, source: Source, *, tags: bool = False, loader: type = LOADER) -> None:
        self.findings: list[Finding] = []
        self.keys: dict[Pointer, Span] = {}
        self.values: dict[Pointer, Span] = {}
        self._source = source
        self._tags = tags
        self._loader = loader
        self._tabs = "\t" in source.text
        self._opened: list[Opened] = []
        self._anchors = Anchors()
        self._last = Last()
        self._end = 0
        self._root: Value = None
        self._documents = 0

    def build(self) -> dict[str, Value] | None:
        """Build the data, or give None where the file cannot be read at all."""
        try:
            for event in self._events():
                self._take(event)
        except _Enough:
            return self._root if isinstance(self._root, dict) else None
        except _Stop as stop:
            self.findings = [stop.finding]
            return None
        return self._checked_root()

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from events(self._source.text, self._loader)
        except yaml.MarkedYAMLError as error:
            raise _Stop(syntax_finding(self._source, error, self._last)) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            raise _Stop(unreadable(self._source)) from None

    def _checked_root(self) -> dict[str, Value] | None:
        if isinstance(self._root, dict):
            return self._root
        if self._root is None:
            wrong, way_out = "The file is empty.", "Fill it in, or delete it."
            if self._source.text.strip():
                wrong = "The file holds no field."
        elif isinstance(self._root, list):
            wrong = "The file is one list, without a field above it."
            way_out = "Begin with the name of a field, such as `name: …`."
        else:
            wrong, way_out = "The file holds text without any field.", "Begin with the name of a field: `name: …`."
        start = self.values.get((), (0, 0))[0]
        end = self._source.line_start(self._source.line_index(start)) + len(
            self._source.line(self._source.line_index(start))
        )
        self.findings = [self._source.finding(start, end, wrong, way_out)]
        return None

    def _take(self, event: yaml.Event) -> None:
        if self._tabs and isinstance(event, yaml.NodeEvent):
            self._check_lead(event)
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
            self._find(second_document(self._source, _span(event)))
            raise _Enough

    def _check_lead(self, event: yaml.NodeEvent) -> None:
        start = self._source.line_start(self._source.line_index(_span(event)[0]))
        lead = self._source.text[start : _span(event)[0]]
        if "\t" in lead and not lead.strip():
            raise _Stop(indented_with_tab(self._source, start + lead.index("\t"), start + len(lead)))

    def _refuse_sign(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if not self._tags and (event.anchor is not None or event.tag is not None):
            raise _Stop(anchor_or_tag(self._source, event, _span(event)))

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        span = _span(event)
        self._refuse_sign(event)
        if len(self._opened) >= DEEPEST:
            raise _Stop(too_deep(self._source, span, DEEPEST))
        if self._awaits_key():
            raise _Stop(placeholder(self._source, span[0], self._opened[-1].start))
        parent = self._opened[-1] if self._opened else None
        pointer = parent.next_pointer() if parent else ()
        data: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        column = parent.margin if parent and event.flow_style else -1
        margin = column if event.flow_style else self._source.column(span[0])
        self._opened.append(Opened(data, pointer, span[0], bool(event.flow_style), event.anchor, margin))

    def _close(self, event: yaml.Event) -> None:
        closed = self._opened.pop()
        if closed.flow:
            self._end = _span(event)[1]
        span = (closed.start, max(closed.start, self._end))
        value: Value = closed.data
        if closed.holds_words_alone:
            value = self._source.text[slice(*span)]
        for finding in rest_findings(self._source, closed, span):
            self._find(finding)
        self._anchors.keep(closed.anchor, value, closed.weight)
        self._place(value, closed.pointer, span, closed.weight)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_sign(event)
        span = self._span_of(event)
        plain = event.implicit[0] and not event.style
        self._last = Last(span, event.style or "")
        self._end = max(self._end, span[1])
        if self._awaits_key():
            self._anchors.keep(event.anchor, event.value, 1)
            self._key(event.value, span, plain=plain)
            return
        text = self._looked_at(event.value, span, event.style or "")
        value = plain_value(text) if plain else text
        self._anchors.keep(event.anchor, value, 1)
        self._place(value, self._opened[-1].next_pointer() if self._opened else (), span, 1)

    def _span_of(self, event: yaml.ScalarEvent) -> Span:
        start, end = _span(event)
        if event.style in BLOCK_STYLES:
            end = start + len(self._source.text[start:end].rstrip())
        return (start, end)

    def _awaits_key(self) -> bool:
        return bool(self._opened) and self._opened[-1].awaits_key

    def _key(self, name: str, span: Span, *, plain: bool) -> None:
        parent = self._opened[-1]
        text = self._looked_at_name(name, span, plain=plain)
        if not self._tags and is_rest(self._source, parent, span):
            parent.take_rest(span)
            return
        parent.begin_field(text)
        if parent.pointer is None:
            return
        pointer = (*parent.pointer, text)
        if parent.lost:
            first = self._source.location(*self.keys.get(pointer, (0, 0))).line
            wrong = f"The field `{shown(text)}` stands here a second time; the first is on line {first}."
            way_out = "Keep one of the two and delete the other, or join what they say."
            self._find(self._source.finding(*span, wrong, way_out))
        else:
            self.keys[pointer] = span

    def _looked_at_name(self, name: str, span: Span, *, plain: bool) -> str:
        if self._tags:
            return name
        if name.isascii() and name.isidentifier() and name.lower() not in WORDS_THAT_ARE_NO_NAMES:
            return name
        if plain:
            self._stop_at(false_bullet(self._source, span) or name_that_is_none(self._source, name, span))
            self._stop_at(merge(self._source, name, span))
            self._stop_at(lookalike_lead(self._source, span))
        if not name.startswith("x-") and LOOKALIKE.search(name):
            self._find(lookalike_space(self._source, span))
            return LOOKALIKE.sub("", name)
        return self._without_unshowable(name, span)

    def _looked_at(self, text: str, span: Span, style: str) -> str:
        if style in BLOCK_STYLES:
            return text
        if self._source.spans_lines(span):
            self._stop_at(tab_in_lead(self._source, span))
            margin = self._opened[-1].margin if self._opened else -1
            self._stop_at(runaway_quote(self._source, span, margin) if style else None)
        if style:
            self._stop_at(wide_escape(self._source, span) if UNSHOWABLE.search(text) else None)
            return self._without_unshowable(text, span)
        if text and not self._tags:
            return self._looked_at_plain(text, span)
        return text

    def _looked_at_plain(self, text: str, span: Span) -> str:
        if not text[0].isalnum():
            self._stop_at(false_bullet(self._source, span) or lookalike_lead(self._source, span))
            if LOOKALIKE.match(text):
                self._find(lookalike_space(self._source, span))
                text = LOOKALIKE.sub("", text)
        if self._source.text[span[1] : span[1] + 1] in {" ", "\t"}:
            self._find(cut_by_remark(self._source, span))
        if self._source.spans_lines(span):
            self._find(item_in_text(self._source, span))
        return text

    def _without_unshowable(self, text: str, span: Span) -> str:
        finding = unshowable(self._source, text, span)
        self._find(finding)
        return UNSHOWABLE.sub(REPLACEMENT, text) if finding else text

    def _alias(self, event: yaml.AliasEvent) -> None:
        span, name = _span(event), str(event.anchor)
        repeated = self._anchors.take(name) if self._tags else None
        if repeated is None:
            raise _Stop(alias(self._source, name, span, known=self._tags))
        self._end = span[1]
        value, weight = repeated
        if self._awaits_key():
            self._key(str(value), span, plain=False)
        else:
            self._place(value, self._opened[-1].next_pointer() if self._opened else (), span, weight)

    def _place(self, value: Value, pointer: Pointer | None, span: Span, weight: int) -> None:
        if pointer is not None:
            self.values[pointer] = span
        if self._opened:
            self._opened[-1].take(value, span[0], weight, merges=self._tags)
        else:
            self._root = value

    def _stop_at(self, finding: Finding | None) -> None:
        if finding:
            raise _Stop(finding)

    def _find(self, finding: Finding | None) -> None:
        if finding:
            self.findings.append(finding)
        if len(self.findings) >= MOST_FINDINGS:
            raise _Enough


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)
