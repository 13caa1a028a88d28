"""A list or a group of fields that has begun and not yet ended."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_handbook.reading.yaml.value import Pointer, Span, Value

MERGE = "<<"


@dataclass(slots=True)
class Rest:
    """Words in curly brackets that no colon follows, and the text before them that a comma may have cut."""

    field: str
    start: int
    words: Span


@dataclass(slots=True)
class Opened:
    """What is known of it so far; the pointer is None where it is thrown away.

    The margin is the column, from 0, of the fields or items around it that are not in brackets; the weight is how
    many values it holds.
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
        """Whether the name of a field comes next."""
        return self.key is None and isinstance(self.data, dict)

    @property
    def holds_words_alone(self) -> bool:
        """Whether these are curly brackets without any field."""
        return bool(self.rests) and not self.data

    def next_pointer(self) -> Pointer | None:
        """Give the way to the value that comes next, or None where it is thrown away."""
        if self.pointer is None or self.lost:
            return None
        return (*self.pointer, len(self.data) if isinstance(self.data, list) else self.key or "")

    def begin_field(self, name: str) -> None:
        """Take the name of a field; its value is lost where the field is there already."""
        self.key = name
        self.lost = name in self.data and name not in self._merged

    def take_rest(self, words: Span) -> None:
        """Take words that are no field: what YAML takes for their value is lost."""
        self.key, self.lost = "", True
        name, start = self._before
        if self.rests and self.rests[-1].field == name:
            self.rests[-1].words = (self.rests[-1].words[0], words[1])
        else:
            self.rests.append(Rest(name, start, words))

    def take(self, value: Value, start: int, weight: int, *, merges: bool) -> None:
        """Take the value that comes next, and where it starts."""
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
        """Take the fields of other parts that are not here yet. Source: yaml.org/type/merge.html."""
        for part in parts:
            for name, value in part.items() if isinstance(part, dict) else ():
                if isinstance(self.data, dict) and name not in self.data:
                    self.data[name] = value
                    self._merged.add(name)
