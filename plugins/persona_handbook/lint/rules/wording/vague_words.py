from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.own_texts import own_texts, without_quotes
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona

NAMES = {"name", "short_name", "title"}


@rule(
    title="Vague words",
    why="Readers interpret vague words differently, and cannot test them.",
    source=(
        "Wiegers and Beatty 2013, Software Requirements: ambiguous terms to avoid. Opposing view: people speak "
        "vaguely, so quotes are not checked."
    ),
    bad="""
goals:
  - {id: a-goal, text: Orders parts quickly and efficiently., evidence: [p-01]}
""",
    good="""
goals:
  - {id: a-goal, text: Orders a part in under two minutes., evidence: [p-01]}
""",
    about=(Persona, Journey),
    words="vague",
    active=Level.NOTE,
    draft=Level.NOTE,
)
def vague_words(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find vague words in texts of the team; one finding for each claim or other text."""
    pattern = word_finder("vague", file, given)
    way_out = gettext("Write how long, how often or how much, in the participant's words.")
    told = set()
    for place, field, text in own_texts(file):
        found = None if field in NAMES else pattern.search(without_quotes(text))
        claim = _claim_at(file, place)
        if not found or claim in told:
            continue
        told |= {claim} - {None}
        word = found[0]
        wrong = gettext(
            "The field `%(field)s` uses “%(word)s” instead of a number or an observation.",
            field=_named(place, field),
            word=word,
        )
        if claim:
            wrong = gettext(
                "The claim `%(claim)s` uses “%(word)s” instead of a number or an observation.", claim=claim, word=word
            )
        yield Problem(place.at("id" if claim else field), wrong, way_out)


def _claim_at(file: Persona | Journey, place: Place) -> str | None:
    """Return the ID of the claim at a place of a persona, or None."""
    if not isinstance(file, Persona) or len(place.pointer) != 2:
        return None
    return next((each.id for each in file.claims() if each.place.pointer == place.pointer), None)


def _named(place: Place, field: str | int) -> str:
    return next(step for step in (field, *reversed(place.pointer)) if isinstance(step, str))
