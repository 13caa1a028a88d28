"""YAML anchors and aliases (`&name`, `*name`), with a limit on repetition."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_handbook.reading.yaml.value import Value

BUDGET = 100_000


@dataclass(slots=True)
class Anchors:
    """The named parts so far, each with its number of values, and how many values were repeated in total."""

    _known: dict[str, tuple[Value, int]] = field(default_factory=dict)
    _repeated: int = 0

    def keep(self, name: str | None, value: Value, weight: int) -> None:
        """Remember a part if it has a name."""
        if name is not None:
            self._known[name] = (value, weight)

    def take(self, name: str) -> tuple[Value, int] | None:
        """Return a part and its weight, or None if the name is unknown or the limit is exceeded."""
        value, weight = self._known.get(name, (None, BUDGET))
        self._repeated += weight
        return (value, weight) if self._repeated < BUDGET else None
