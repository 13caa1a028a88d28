"""Sets that share members are found without looking at each pair, and quotes by the pairs of words they share."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from persona_handbook.model.consent.reworded import Reworded
from persona_handbook.reading import postings
from persona_handbook.reading.postings import Postings

CHARACTERS = "車を箱に入れて待"


@pytest.mark.parametrize("few", [0, 2, 32])
@pytest.mark.parametrize("fewest", [1, 2, 3, 5])
def test_all_sets_are_found_that_share_enough_members(few: int, fewest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "FEW", few)
    chance = Random(f"{few} {fewest}")  # noqa: S311  no secret
    known: dict[int, set[int]] = {}
    kept = Postings[int]()
    shared = 0
    for number in range(0, 400, 2):
        members = {min(chance.randint(0, 40), chance.randint(0, 40)) for _ in range(chance.randint(0, 12))}
        plainly = {each: common for each, others in known.items() if (common := len(members & others)) >= fewest}
        assert kept.shared(members, fewest) == plainly
        assert kept.sharing(members, fewest) == {*plainly}
        shared += len(plainly)
        kept.add(number, members)
        known[number] = members
    assert shared > 100
    assert kept.sharing({41, 42}, 1) == set()


def texts(chance: Random) -> list[list[str]]:
    words = [*["the", "a", "lift", "part", "phone", "12", "desk", "of"], *CHARACTERS]
    made = [chance.choices(words, k=chance.randint(0, 16)) for _ in range(60)]
    for copy in chance.choices(made, k=60):
        near = [*copy]
        for _ in range(chance.randint(0, 3) if near else 0):
            near[chance.randrange(len(near))] = chance.choice(words)
        made.append(near)
    return made


def test_quotes_that_are_not_looked_at_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(7)  # noqa: S311  no secret
    quotes, others = texts(chance), texts(chance)
    known = Reworded(quotes)
    found = [sorted(known.passages(words)) for words in (*others, *quotes)]
    assert sum(map(bool, found)) > 50
    plainly = Reworded(quotes)
    monkeypatch.setattr(plainly, "_likely", lambda pairs: _all_that_count(plainly, pairs))
    assert found == [sorted(plainly.passages(words)) for words in (*others, *quotes)]


def _all_that_count(known: Reworded, pairs: list[tuple[str, str]]) -> range:
    quoted = {pair for quote in known._quotes for pair in pairwise(quote)}  # noqa: SLF001
    return range(len(known._quotes) if sum(pair in quoted for pair in pairs) >= 3 else 0)  # noqa: SLF001
