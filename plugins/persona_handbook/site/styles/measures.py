"""Numbers in pages, such as the position of a marker, as classes of one style sheet instead of inline styles.

Pages then work on hosts that forbid inline styles (`style-src 'self'`), also without JavaScript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Measures:
    """All numbers used on the pages of an edition, each once."""

    _rules: set[tuple[str, float]] = field(default_factory=set)

    def measured(self, **numbers: float) -> str:
        """Return the classes that set custom properties: `across=12.5` sets `--ph-across` to 12.5.

        Args:
            numbers: by property name without `--ph-`; rounded to two decimals

        Raises:
            ValueError: a name contains other characters than lowercase letters, or a value is not a number
        """
        for name in numbers:
            if not NAME.fullmatch(name):
                raise ValueError(f"{name} is not a name for a number. Use lowercase letters.")
        rules = [(name.replace("_", "-"), round(float(number), DECIMALS)) for name, number in numbers.items()]
        self._rules.update(rules)
        return " ".join(_class(*rule) for rule in rules)

    def add(self, others: Measures) -> None:
        """Add the numbers of another edition of the same site."""
        self._rules.update(others._rules)

    def sheet(self) -> bytes:
        """Return the rules of the classes used on any page, in a fixed order."""
        return "".join(_rule(*rule) for rule in sorted(self._rules) if not _is_of_map(rule[0])).encode()

    def sheet_of_maps(self) -> bytes:
        """Return the rules of the classes used only on maps: names that start with `map_`."""
        return "".join(_rule(*rule) for rule in sorted(self._rules) if _is_of_map(rule[0])).encode()


def _is_of_map(name: str) -> bool:
    return name.startswith("map-")


def _class(name: str, number: float) -> str:
    return f"ph-{name}-{number:.10g}".replace(".", "_")


def _rule(name: str, number: float) -> str:
    return f".{_class(name, number)}{{--ph-{name}:{number:.10g}}}"
