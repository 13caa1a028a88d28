"""Pseudonyms for names, and the key that maps them, which is never stored in the handbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

NUMBERED = re.compile(r"P-(\d+)", re.IGNORECASE)
HEADING = ("name", "pseudonym")
SHORTEST_NAME = 2


class Pseudonyms:
    """The pseudonym of each person; known people keep theirs, new ones get the next free number."""

    def __init__(self, key: str, taken: Iterable[str]) -> None:
        """Start with the text of a key (CSV of names and pseudonyms; empty for a new one) and used pseudonyms.

        Raises:
            ValueError: the text is not a key
        """
        delimiter = ";" if key.startswith(";".join(HEADING)) else ","
        try:
            rows = [row for row in csv.reader(io.StringIO(key, ""), delimiter=delimiter) if row]
        except csv.Error as error:
            raise ValueError(str(error)) from None
        if rows and (tuple(rows[0]) != HEADING or any(len(row) != len(HEADING) for row in rows)):
            raise ValueError("it does not contain names and pseudonyms")
        self._names = [(name, pseudonym) for name, pseudonym in rows[1:]]
        self._next = 1
        self.reserve([*taken, *(pseudonym for _, pseudonym in self._names)])

    def reserve(self, taken: Iterable[str]) -> None:
        """Reserve used pseudonyms; new ones continue after the last."""
        numbers = [int(found[1]) for each in taken if (found := NUMBERED.fullmatch(each))]
        self._next = max([self._next, *(number + 1 for number in numbers)])

    def of(self, name: str) -> str:
        """Return the pseudonym of a person; assign a new one if necessary."""
        known = next((pseudonym for other, pseudonym in self._names if _same(other, name)), None)
        if known is None:
            known = f"P-{self._next:02}"
            self._next += 1
            self._names.append((" ".join(name.split()), known))
        return known

    def names(self) -> tuple[str, ...]:
        """Return the names of all people with a pseudonym."""
        return tuple(name for name, _ in self._names)

    def key(self) -> str:
        """Return the text of the key."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows([HEADING, *self._names])
        return out.getvalue()


def name_in(name: str, text: str) -> str | None:
    """Return the first part of a person's name that occurs in a text as a word, or None."""
    parts = (part.strip(".,") for part in name.split())
    return next(
        (part for part in parts if len(part) >= SHORTEST_NAME and re.search(rf"\b{re.escape(part)}\b", text)), None
    )


def whole_name_in(names: Iterable[str], text: str) -> str | None:
    """Return the first name of several words that occurs in a text, or None."""
    told = " ".join(text.split()).casefold()
    return next((name for name in names if " " in name and re.search(rf"\b{re.escape(name.casefold())}\b", told)), None)


def _same(name: str, other: str) -> bool:
    return " ".join(name.split()).casefold() == " ".join(other.split()).casefold()
