"""A text is only searched for phrases if it contains signs that each of them needs; here, the signs are proven."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

import pytest

from persona_handbook.insight.saying import non_answers, stock_phrases
from persona_handbook.reading.words import may_hold

ANYTHING = "\0"
MOST, FEW = 20000, 3
PHRASES = {
    "stock phrases": (stock_phrases.STOCK, stock_phrases.SIGNS),
    "placeholders in ASCII": (non_answers.PLACEHOLDER, non_answers.SIGNS_OF_A_PLACEHOLDER),
}


@pytest.mark.parametrize(("pattern", "signs"), PHRASES.values(), ids=PHRASES)
def test_each_phrase_needs_a_sign(pattern: re.Pattern[str], signs: Sequence[str]) -> None:
    parsed = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]  # noqa: SLF001
    found = [*islice(skeletons(parsed), MOST)]
    assert 20 < len(found) < MOST
    without = [each for each in found if not may_hold(each, signs)]
    assert [each for each in without if each.isascii() or signs is stock_phrases.SIGNS] == []


def skeletons(parsed: Any) -> Iterator[str]:  # noqa: ANN401  the parser of `re` has no types
    """Give what each way through a pattern matches; what can be anything is a sign that is no letter."""
    yield from ("".join(each) for each in product(*(ways(*step) for step in parsed)))


def ways(kind: Any, given: Any) -> list[str]:  # noqa: ANN401  as above
    """Give what a step of a pattern can match."""
    name = str(kind)
    if name == "LITERAL":
        return [chr(given)]
    if name == "SUBPATTERN":
        return [*dict.fromkeys(skeletons(given[-1]))]
    if name == "BRANCH":
        return [*dict.fromkeys(each for branch in given[1] for each in skeletons(branch))]
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, most, repeated = given
        once = [*dict.fromkeys(skeletons(repeated))]
        if most > FEW:
            return ["".join((*each, ANYTHING)) for each in product(once, repeat=min(least, FEW))]
        return ["".join(each) for times in range(least, most + 1) for each in product(once, repeat=times)]
    return [""] if name in {"AT", "ASSERT", "ASSERT_NOT"} else [ANYTHING]


@pytest.mark.parametrize("text", ["\u017fTREAMLINE", "d\u0130\u0131", "as\u212a", "STREAMLINE"])
def test_letters_that_regular_expressions_take_for_others_count(text: str) -> None:
    assert may_hold(text, ["streamline", "dii", "ask"])
