"""Parts of a file that it repeats by a name (`&name`, `*name`), within a budget."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_handbook.reading.yaml.value import Value

BUDGET = 100_000


@dataclass(slots=True)
class Anchors:
    """The parts named so far, each with how many values it holds, and how many were repeated in all."""

    _known: dict[str, tuple[Value, int]] = field(default_factory=dict)
    _repeated: int = 0

    def keep(self, name: str | None, value: Value, weight: int) -> None:
        """Remember a part that has a name."""
        if name is not None:
            self._known[name] = (value, weight)

    def take(self, name: str) -> tuple[Value, int] | None:
        """Give a part and its weight, or None where nothing before bears the name, or all repeats are too much."""
        value, weight = self._known.get(name, (None, BUDGET))
        self._repeated += weight
        return (value, weight) if self._repeated < BUDGET else None
