"""A list or mapping that has started and not yet ended, and the finished ones that have a name (`&name`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_handbook.reading.yaml.value import Pointer, Span, Value

MERGE = "<<"
MOST_REPEATED = 100_000


@dataclass(slots=True)
class Rest:
    """Text in curly brackets without a colon, and the text before it that a comma may have cut."""

    field: str
    start: int
    words: Span


@dataclass(slots=True)
class Opened:
    """The state of an open collection; `pointer` is None if its content is discarded.

    `margin` is the column, from 0, of the surrounding fields or items that are not in brackets; `weight` is the number
    of values in the collection.
    """

    data: list[Value] | dict[str, Value]
    pointer: Pointer | None
    start: int
    flow: bool
    anchor: str | None
    margin: int
    weight: int = 1
    key: str | None = None
    lost: bool = False
    rests: list[Rest] = field(default_factory=list)
    _before: tuple[str, int] = ("", 0)
    _merged: set[str] = field(default_factory=set)

    @property
    def awaits_key(self) -> bool:
        """Whether a field name comes next."""
        return self.key is None and isinstance(self.data, dict)

    @property
    def holds_words_alone(self) -> bool:
        """Whether these are curly brackets without any field."""
        return bool(self.rests) and not self.data

    def next_pointer(self) -> Pointer | None:
        """The pointer to the next value, or None if it is discarded."""
        if self.pointer is None or self.lost:
            return None
        return (*self.pointer, len(self.data) if isinstance(self.data, list) else self.key or "")

    def begin_field(self, name: str) -> None:
        """Add a field name; its value is discarded if the field already exists."""
        self.key = name
        self.lost = name in self.data and name not in self._merged

    def take_rest(self, words: Span) -> None:
        """Add text that is not a field; the value that YAML assigns to it is discarded."""
        self.key, self.lost = "", True
        name, start = self._before
        if self.rests and self.rests[-1].field == name:
            self.rests[-1].words = (self.rests[-1].words[0], words[1])
        else:
            self.rests.append(Rest(name, start, words))

    def take(self, value: Value, start: int, weight: int, *, merges: bool) -> None:
        """Add the next value, and where it starts."""
        self.weight += weight
        if isinstance(self.data, list):
            self.data.append(value)
            return
        name = self.key or ""
        if merges and name == MERGE:
            self._merge(value if isinstance(value, list) else [value])
        elif not self.lost:
            self.data[name] = value
            self._before = (name if isinstance(value, str) else "", start)
            self._merged.discard(name)
        self.key, self.lost = None, False

    def _merge(self, parts: list[Value]) -> None:
        """Add the fields of other parts that are not set here. Source: yaml.org/type/merge.html."""
        for part in parts:
            for name, value in part.items() if isinstance(part, dict) else ():
                if isinstance(self.data, dict) and name not in self.data:
                    self.data[name] = value
                    self._merged.add(name)


@dataclass(slots=True)
class Anchors:
    """The named parts so far, each with its number of values, and how many values aliases (`*name`) repeated."""

    _known: dict[str, tuple[Value, int]] = field(default_factory=dict)
    _repeated: int = 0

    def keep(self, name: str | None, value: Value, weight: int) -> None:
        """Remember a part if it has a name."""
        if name is not None:
            self._known[name] = (value, weight)

    def take(self, name: str) -> tuple[Value, int] | None:
        """Return a part and its weight, or None if the name is unknown or the limit is exceeded."""
        value, weight = self._known.get(name, (None, MOST_REPEATED))
        self._repeated += weight
        return (value, weight) if self._repeated < MOST_REPEATED else None
