"""Recognizes quotes of which some words were replaced, added, left out or numbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from persona_handbook.reading.postings import Postings
from persona_handbook.reading.words import FIRST_OF_THEM, weight_of
from persona_handbook.reading.yaml.value import Span

# a likeness has pairs of words in their order, at most so many words apart
GAP = 3
FEWEST_PAIRS, FEWEST_PAIRS_OF_CHARACTERS = 3, 2
ENOUGH_WORDS = 6
SHARE = 0.6

WordPair = tuple[str, str]


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
        self._postings = Postings[WordPair]()
        for number, words in enumerate(self._quotes):
            self._postings.add(number, {*pairwise(words)})

    def passages(self, words: list[str]) -> Iterator[Span]:
        """Yield the indexes of the first and the last word of each passage that is like a quote."""
        kept = [at for at, word in enumerate(words) if not word.isdecimal()]
        plain = [words[at] for at in kept]
        pairs = [*pairwise(plain)]
        for number in self._likely(pairs):
            quote = self._quotes[number]
            for chain in _chains(pairs, quote):
                if chain.is_likeness(weight_of(plain[chain.first])):
                    missing = {*quote} - {*plain[chain.first : chain.last + 1]}
                    first, last = _widened(chain, plain, missing)
                    yield kept[first], kept[last]

    def _likely(self, pairs: Sequence[WordPair]) -> Iterable[int]:
        """Return the quotes that share enough pairs; half as light a first word needs fewer of them."""
        if max(pairs, default=("", ""))[0] < FIRST_OF_THEM:
            return self._postings.sharing(pairs, FEWEST_PAIRS)
        is_enough = sum(pair in self._postings for pair in pairs) >= FEWEST_PAIRS
        return self._postings.sharing(pairs, FEWEST_PAIRS_OF_CHARACTERS) if is_enough else ()


def _chains(pairs: Sequence[WordPair], quote: Sequence[str]) -> Iterator[Chain]:
    """Yield each chain of the pairs of a quote in a text."""
    places: dict[WordPair, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairwise(quote)):
        places[pair].append(place)
    chains: list[Chain] = []
    for at, pair in enumerate(pairs):
        for place in places.get(pair, ()):
            yield from (each for each in chains if at - each.last > GAP)
            chains[:] = [each for each in chains if at - each.last <= GAP]
            chain = next((each for each in chains if each.goes_on(at, place)), None)
            if chain is None:
                chain = Chain(at, at, place, place, weight_of(pair[0]))
                chains.append(chain)
            elif at > chain.last:
                chain.weight += weight_of(pair[0])
            chain.last, chain.ended = at + 1, place + 1
            chain.weight += weight_of(pair[1])
    yield from chains


def _widened(chain: Chain, words: list[str], missing: set[str]) -> Span:
    """Return the first and the last word, with missing words of the quote that stand close to them."""
    before = [at for at in range(max(0, chain.first - GAP), chain.first) if words[at] in missing]
    after = [at for at in range(chain.last + 1, min(len(words), chain.last + GAP + 1)) if words[at] in missing]
    return min((chain.first, *before)), max((chain.last, *after))
