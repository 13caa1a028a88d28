"""Finds sets that share members, without looking at each pair of sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar

Word = TypeVar("Word", bound=Hashable)
# members of more sets than these are kept as bits, so that common ones cost little time and rare ones little memory
FEW, SHARE_OF_FEW = 32, 256


class Postings(Generic[Word]):
    """Numbers of sets, by their members."""

    def __init__(self) -> None:
        """Start without any set."""
        self._rare: dict[Word, list[int]] = {}
        self._common: dict[Word, int] = {}

    def __contains__(self, member: object) -> bool:
        """Return whether any set has a member."""
        return member in self._rare or member in self._common

    def add(self, number: int, members: Iterable[Word]) -> None:
        """Add a set: its number, which is greater than those before, and its members, each once."""
        most = max(FEW, number // SHARE_OF_FEW)
        bit = 1 << number
        for each in members:
            if each in self._common:
                self._common[each] |= bit
                continue
            numbers = self._rare.setdefault(each, [])
            numbers.append(number)
            if len(numbers) > most:
                self._common[each] = sum(1 << one for one in self._rare.pop(each))

    def sharing(self, members: Iterable[Word], fewest: int) -> set[int]:
        """Return the number of each set that has at least some of the members.

        Args:
            members: those that are looked for; one that is given twice counts twice
            fewest: how many of them a set must have, at least one
        """
        counted, columns, most = self._counted(members)
        enough = {number for number, count in counted.items() if count >= fewest}
        if not columns:
            return enough
        others = (number for number, count in counted.items() if fewest - most <= count < fewest)
        more = (number for number in others if counted[number] + _count_of(columns, number) >= fewest)
        return enough.union(more, _numbers(columns, fewest))

    def shared(self, members: Iterable[Word], fewest: int) -> dict[int, int]:
        """Return the same sets, each with how many of the members it has; arguments as for `sharing`."""
        counted, columns, most = self._counted(members)
        if not columns:
            return {number: count for number, count in counted.items() if count >= fewest}
        likely = {number for number, count in counted.items() if count >= fewest - most}
        found = {each: counted[each] + _count_of(columns, each) for each in likely.union(_numbers(columns, fewest))}
        return {number: count for number, count in found.items() if count >= fewest}

    def _counted(self, members: Iterable[Word]) -> tuple[Counter[int], list[int], int]:
        """Return how many rare members each set has, the counts of common ones as bits, and their number."""
        members = [*members]
        counted = Counter(chain.from_iterable([self._rare[each] for each in members if each in self._rare]))
        common = [self._common[each] for each in members if each in self._common] if self._common else []
        return counted, _added(common), len(common)


def _added(sets: Iterable[int]) -> list[int]:
    """Count the sets that have each bit; return the bits of each binary digit of the counts, lowest first."""
    columns: list[int] = []
    for each in sets:
        carried = each
        for digit, bits in enumerate(columns):
            if not carried:
                break
            columns[digit] = bits ^ carried
            carried &= bits
        if carried:
            columns.append(carried)
    return columns


def _count_of(columns: Sequence[int], number: int) -> int:
    return sum((bits >> number & 1) << digit for digit, bits in enumerate(columns))


def _numbers(columns: Sequence[int], fewest: int) -> Iterator[int]:
    """Yield the bits with a count of at least some."""
    above, equal = 0, -1
    for digit in reversed(range(max(len(columns), fewest.bit_length()))):
        bits = columns[digit] if digit < len(columns) else 0
        if fewest >> digit & 1:
            equal &= bits
        else:
            above |= equal & bits
            equal &= ~bits
    left = above | equal
    while left:
        lowest = left & -left
        yield lowest.bit_length() - 1
        left ^= lowest
