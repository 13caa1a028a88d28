"""Finds quotes that another participant is said to have said before, word for word or nearly so."""

from __future__ import annotations

from persona_handbook.insight.counting import person
from persona_handbook.insight.likeness import comparable_words
from persona_handbook.insight.repetition.copies import copied_from
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.handbook import Handbook

WORDS_OF_A_QUOTE = 6
SAME_QUOTE = 0.7


def reused_quotes(handbook: Handbook) -> dict[tuple[str, str], str]:
    """Return the reused quotes by file and text, with the ID of the first conversation; as `handbook.once(…)`."""
    talks = sorted(handbook.evidence, key=lambda each: (each.date.last_day, each.path))
    said = [each for talk in talks if talk.is_conversation for each in verbatims(talk)]
    long = [each for each in said if len(comparable_words(each.text)) >= WORDS_OF_A_QUOTE]
    first = copied_from([each.text for each in long], [person(each.evidence) for each in long], SAME_QUOTE)
    return {
        (each.evidence.path, each.text): long[place].evidence.id
        for each, place in zip(long, first, strict=True)
        if place is not None
    }
