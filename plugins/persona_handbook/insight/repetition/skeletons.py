"""Finds texts made from an earlier one by replacing its content words: with synonyms, opposites or other names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from persona_handbook.insight.likeness import SAYS_LITTLE
from persona_handbook.insight.repetition.shared_runs import first_sharing

RUN = 7
FUNCTION_WORDS_OF_A_RUN = 3
RUNS_TO_JUDGE = 12
SHARE = 0.35
SHORT = 3
TOKEN = re.compile(r"[^\W\d_]+|[,.;:?!]")
PAUSE = ","


def modelled_on(texts: Sequence[str], who: Sequence[str]) -> Iterator[int | None]:
    """Yield the index of the earlier text whose sentences each text has with other words, or None.

    Of a sentence, the function words and pauses are kept and all other words are blanks. Texts of different people
    share hardly any sequence of seven such tokens (in the tests at most 13%); the threshold is our own.

    Args:
        texts: the texts, earliest first
        who: the speaker of each text; repeating oneself does not count
    """
    yield from first_sharing(map(_runs, texts), who, fewest=RUNS_TO_JUDGE, share=SHARE)


def _runs(text: str) -> set[str]:
    tokens = [_token(each) for each in TOKEN.findall(text.lower())]
    before = [0, *accumulate(map(str.isalpha, tokens))]
    starts = range(len(tokens) - RUN + 1)
    return {
        " ".join(tokens[at : at + RUN]) for at in starts if before[at + RUN] - before[at] >= FUNCTION_WORDS_OF_A_RUN
    }


@lru_cache(maxsize=8192)
def _token(found: str) -> str:
    if not found.isalpha():
        return PAUSE if found == PAUSE else "."
    return found if len(found) <= SHORT or found in SAYS_LITTLE else "_"
