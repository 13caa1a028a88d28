"""Numbers that pages set, such as the place of a marker: classes of one style sheet, and no style attributes.

A host that forbids inline styles (`style-src 'self'`) then shows pages as they are, also without JavaScript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Measures:
    """Every number that a page of one edition sets, each once."""

    _rules: set[tuple[str, float]] = field(default_factory=set)

    def measured(self, **numbers: float) -> str:
        """Give the classes that set custom properties: `across=12.5` sets `--ph-across` to 12.5.

        Args:
            numbers: by the names of their properties, without `--ph-`; rounded to two decimals

        Raises:
            ValueError: a name that is not made of small letters, or a value that is no number
        """
        for name in numbers:
            if not NAME.fullmatch(name):
                raise ValueError(f"{name} is not a name for a number. Use lowercase letters.")
        rules = [(name.replace("_", "-"), round(float(number), DECIMALS)) for name, number in numbers.items()]
        self._rules.update(rules)
        return " ".join(_class(*rule) for rule in rules)

    def add(self, others: Measures) -> None:
        """Take over the numbers of another edition of the same site."""
        self._rules.update(others._rules)

    def sheet(self) -> bytes:
        """Give the rules of the classes that any page may have, in an order of their own."""
        return "".join(_rule(*rule) for rule in sorted(self._rules) if not _is_of_map(rule[0])).encode()

    def sheet_of_maps(self) -> bytes:
        """Give the rules of the classes that only maps have: those of numbers whose names begin with `map_`."""
        return "".join(_rule(*rule) for rule in sorted(self._rules) if _is_of_map(rule[0])).encode()


def _is_of_map(name: str) -> bool:
    return name.startswith("map-")


def _class(name: str, number: float) -> str:
    return f"ph-{name}-{number:.10g}".replace(".", "_")


def _rule(name: str, number: float) -> str:
    return f".{_class(name, number)}{{--ph-{name}:{number:.10g}}}"
