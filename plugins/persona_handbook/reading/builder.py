"""YAML's events -> plain data, without recursion and within limits, so that no file can end the interpreter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from persona_handbook.finding import Finding, Level
from persona_handbook.reading.scalars import plain_value
from persona_handbook.reading.source import Source
from persona_handbook.reading.syntax import syntax_finding

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Pointer = tuple[str | int, ...]
Span = tuple[int, int]

DEEPEST = 64
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNSEEN_IN_KEY = re.compile(r"[\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000]")
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
CUT_BY_COMMENT = re.compile(r"[ \t]+(#[^\s#!].*)")
BULLETS_WITHOUT_SPACE = re.compile(r"-[^\s\d-].*")


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)


class _Unreadable(Exception):  # noqa: N818  it never leaves this file
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or a group of fields that has begun and not yet ended; the pointer is None where it is thrown away."""

    data: list[Value] | dict[str, Value]
    pointer: Pointer | None
    start: int
    flow: bool
    anchor: str | None
    key: str | None = None
    key_span: Span = (0, 0)
    lost: bool = False

    def next_pointer(self) -> Pointer | None:
        if self.pointer is None or self.lost:
            return None
        return (*self.pointer, len(self.data) if isinstance(self.data, list) else self.key or "")


class Builder:
    """Builds the data of one file; `findings`, `keys` and `values` fill on the way."""

    def __init__(self, source: Source, *, tags: bool = False, loader: type = LOADER) -> None:
        self.findings: list[Finding] = []
        self.keys: dict[Pointer, Span] = {}
        self.values: dict[Pointer, Span] = {}
        self._source = source
        self._tags = tags
        self._loader = loader
        self._open: list[_Open] = []
        self._anchors: dict[str, Value] = {}
        self._quoted: Span | None = None
        self._root: Value = None
        self._documents = 0

    def build(self) -> dict[str, Value] | None:
        """Build the data, or give None where the file cannot be read at all."""
        try:
            for event in self._events():
                self._take(event)
        except _Unreadable as stop:
            self.findings = [stop.finding]
            return None
        return self._checked_root()

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self._source.text, Loader=self._loader)
        except yaml.MarkedYAMLError as error:
            raise _Unreadable(syntax_finding(self._source, error, self._quoted)) from None
        except yaml.YAMLError:
            wrong = "A character stands in this file that cannot be read."
            raise _Unreadable(self._source.finding(0, 0, wrong, "Retype the lines pasted last by hand.")) from None

    def _checked_root(self) -> dict[str, Value] | None:
        if isinstance(self._root, dict):
            return self._root
        if self._root is None:
            wrong, way_out = "The file is empty.", "Fill it in, or delete it."
        elif isinstance(self._root, list):
            wrong, way_out = "The file is one list.", "Begin each line with the name of a field, such as `name: …`."
        else:
            wrong, way_out = "The file holds text without any field.", "Write fields, such as `name: …`."
        self.findings = [self._source.finding(*self._first_text(), wrong, way_out)]
        return None

    def _first_text(self) -> Span:
        found = re.search(r"^[ \t]*([^#\s].*)$", self._source.text, re.MULTILINE)
        return found.span(1) if found else (0, 0)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._end(event)

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            wrong = "A second document begins at this line of hyphens."
            self._stop(event, wrong, "Delete the line, or move what follows into a file of its own.")

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self._open) >= DEEPEST:
            wrong = f"Lists and fields are nested more than {DEEPEST} deep here."
            self._stop(event, wrong, "Close the brackets, or write it flatter.")
        self._refuse_tag(event)
        if self._awaits_key():
            wrong = "A bracket stands where the name of a field should stand."
            self._stop(event, wrong, "If it is part of a text, put the whole text in quotes.")
        parent = self._open[-1] if self._open else None
        pointer = parent.next_pointer() if parent else ()
        data: list[Value] | dict[str, Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(data, pointer, _span(event)[0], bool(event.flow_style), event.anchor))

    def _end(self, event: yaml.Event) -> None:
        closed = self._open.pop()
        span = (closed.start, self._trimmed(closed.start, _span(event)[1]))
        self._place(closed.data, closed.pointer, span, closed.anchor)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        span = _span(event)
        plain = event.implicit[0] and not event.style
        if event.style in {"'", '"'}:
            self._quoted = span
        if self._awaits_key():
            self._key(event.value, span)
            return
        self._look_at(event.value, span, plain=plain)
        value = plain_value(event.value) if plain else event.value
        parent = self._open[-1] if self._open else None
        if parent and plain and value is None and self._is_swallowed(parent, span):
            parent.key, parent.lost = None, False
            return
        self._place(value, parent.next_pointer() if parent else (), span, event.anchor)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].data, dict) and self._open[-1].key is None

    def _key(self, name: str, span: Span) -> None:
        parent = self._open[-1]
        parent.key, parent.key_span = name, span
        unseen = UNSEEN_IN_KEY.search(name)
        if unseen and not self._tags:
            wrong = f"In the field's name `{UNSEEN_IN_KEY.sub(' ', name).strip()}` stands a space that is none."
            self._find(span, wrong, "Retype the line by hand; such characters come in with pasted text.")
        parent.lost = name in parent.data
        if parent.pointer is None:
            return
        pointer = (*parent.pointer, name)
        if parent.lost:
            first = self._source.location(*self.keys.get(pointer, (0, 0))).line
            wrong = f"The field `{name}` stands here a second time; the first is on line {first}."
            self._find(span, wrong, "Keep one of the two and delete the other, or join what they say.")
        else:
            self.keys[pointer] = span

    def _is_swallowed(self, parent: _Open, span: Span) -> bool:
        """Tell whether the key before this empty value is the rest of a text that a comma cut in two."""
        between = self._source.text[parent.key_span[1] : span[1]]
        if (
            not parent.flow
            or ":" in between
            or parent.key is None
            or not isinstance(parent.data, dict)
            or not parent.data
        ):
            return False
        field, start = next(reversed(parent.data.items()))
        whole = f"{start}, {parent.key}"
        wrong = f"The comma in `{whole}` ends the text of the field `{field}` too early."
        self._find(parent.key_span, wrong, f'Put the whole text in quotes: `{field}: "{whole}"`.')
        if parent.pointer is not None:
            self.keys.pop((*parent.pointer, parent.key), None)
        return True

    def _alias(self, event: yaml.AliasEvent) -> None:
        if not self._tags:
            wrong = f"`*{event.anchor}` repeats another part of the file, which is not done here."
            self._stop(event, wrong, "Write the text out, or put it in quotes if the star belongs to it.")
        if self._awaits_key():
            self._open[-1].key = ""
            return
        parent = self._open[-1] if self._open else None
        span = _span(event)
        self._place(self._anchors.get(str(event.anchor)), parent.next_pointer() if parent else (), span, None)

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        if self._tags:
            return
        if event.anchor is not None:
            wrong = f"`&{event.anchor}` gives a part of the file a name, which is not done here."
            self._stop(event, wrong, "Delete it, or put the text in quotes if the `&` belongs to it.")
        if getattr(event, "tag", None) is not None:
            wrong = "The exclamation mark at the beginning of a text has a meaning of its own."
            self._stop(event, wrong, 'Put the text in quotes: `"!…"`.')

    def _look_at(self, text: str, span: Span, *, plain: bool) -> None:
        """Find what YAML bears with in silence, and people do not mean."""
        if UNSHOWABLE.search(text):
            wrong = "This text holds a character that cannot be shown."
            self._find(span, wrong, "Retype the text by hand, without backslashes.")
        if not plain or self._tags:
            return
        line_start = self._source.line_start(self._source.line_index(span[0]))
        if BULLETS_WITHOUT_SPACE.match(text) and not self._source.text[line_start : span[0]].strip():
            item = text.split(maxsplit=1)[0]
            wrong = f"`{item}` looks like an item of a list, but the space after the hyphen is missing."
            self._find(span, wrong, f"Write `- {item[1:]}`.")
        comment = CUT_BY_COMMENT.match(self._source.text, span[1])
        if text and comment:
            said = comment[1].strip()
            wrong = f"`{said}` is not part of the text: everything after ` #` is a remark."
            way_out = "If it belongs to the text, put the whole text in quotes; if not, write a space after the `#`."
            self._find(comment.span(1), wrong, way_out, Level.WARNING)

    def _place(self, value: Value, pointer: Pointer | None, span: Span, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = value
        if pointer is not None:
            self.values[pointer] = span
        if not self._open:
            self._root = value
            return
        parent = self._open[-1]
        if isinstance(parent.data, list):
            parent.data.append(value)
            return
        if parent.key == "<<" and self._tags and isinstance(value, dict):
            parent.data.update({name: each for name, each in value.items() if name not in parent.data})
        elif not parent.lost:
            parent.data[parent.key or ""] = value
        parent.key, parent.lost = None, False

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self._source.text[start:end].rstrip())

    def _find(self, span: Span, wrong: str, way_out: str, level: Level = Level.ERROR) -> None:
        self.findings.append(Finding(self._source.location(*span), level, "broken-yaml", wrong, way_out))

    def _stop(self, event: yaml.Event, wrong: str, way_out: str) -> None:
        start, end = _span(event)
        raise _Unreadable(self._source.finding(start, max(start + 1, end), wrong, way_out))
