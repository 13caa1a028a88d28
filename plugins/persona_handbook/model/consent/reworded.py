"""Recognizes quotes of which some words were replaced, added, left out or numbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persona_handbook.reading.words import weight_of
from persona_handbook.reading.yaml.value import Span

# a likeness has pairs of words in their order, at most so many words apart
GAP = 3
FEWEST_PAIRS = 3
ENOUGH_WORDS = 6
SHARE = 0.6


@dataclass(slots=True)
class Chain:
    """Words of a text that are those of a quote: from and to which word, in both, and how many of them."""

    first: int
    last: int
    begun: int
    ended: int
    weight: int

    def goes_on(self, at: int, place: int) -> bool:
        """Return whether a pair at one word of the text and of the quote continues it."""
        is_next = at == self.last and place == self.ended
        return is_next or (0 < at - self.last <= GAP and 0 < place - self.ended <= GAP)

    def is_likeness(self, weight: int) -> bool:
        """Return whether it has enough words, and few others between them."""
        longer = max(self.last - self.first, self.ended - self.begun) + 1
        return self.weight >= ENOUGH_WORDS * weight and self.weight >= SHARE * longer * weight


class Reworded:
    """Quotes, by the pairs of words in them."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        """Learn the words of quotes; numbers are left out."""
        self._quotes = [[word for word in words if not word.isdecimal()] for words in texts]
        self._places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for number, words in enumerate(self._quotes):
            for at in range(len(words) - 1):
                self._places[words[at], words[at + 1]].append((number, at))

    def passages(self, words: list[str]) -> Iterator[Span]:
        """Yield the indexes of the first and the last word of each passage that is like a quote."""
        kept = [at for at, word in enumerate(words) if not word.isdecimal()]
        plain = [words[at] for at in kept]
        seeds = [(at, found) for at in range(len(plain) - 1) if (found := self._places.get((plain[at], plain[at + 1])))]
        if len(seeds) < FEWEST_PAIRS:
            return
        for number, chain in _chains(seeds, plain):
            if chain.is_likeness(weight_of(plain[chain.first])):
                missing = {*self._quotes[number]} - {*plain[chain.first : chain.last + 1]}
                first, last = _widened(chain, plain, missing)
                yield kept[first], kept[last]


def _chains(seeds: list[tuple[int, list[tuple[int, int]]]], words: list[str]) -> Iterator[tuple[int, Chain]]:
    """Yield the number of a quote and each chain of its pairs."""
    open_: dict[int, list[Chain]] = defaultdict(list)
    for at, places in seeds:
        for number, place in places:
            chains = open_[number]
            yield from ((number, each) for each in chains if at - each.last > GAP)
            chains[:] = [each for each in chains if at - each.last <= GAP]
            chain = next((each for each in chains if each.goes_on(at, place)), None)
            if chain is None:
                chain = Chain(at, at, place, place, weight_of(words[at]))
                chains.append(chain)
            elif at > chain.last:
                chain.weight += weight_of(words[at])
            chain.last, chain.ended = at + 1, place + 1
            chain.weight += weight_of(words[at + 1])
    yield from ((number, each) for number, chains in open_.items() for each in chains)


def _widened(chain: Chain, words: list[str], missing: set[str]) -> Span:
    """Return the first and the last word, with missing words of the quote that stand close to them."""
    before = [at for at in range(max(0, chain.first - GAP), chain.first) if words[at] in missing]
    after = [at for at in range(chain.last + 1, min(len(words), chain.last + GAP + 1)) if words[at] in missing]
    return min((chain.first, *before)), max((chain.last, *after))
