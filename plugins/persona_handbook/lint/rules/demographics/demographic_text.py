"""`demographic-text`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.own_texts import said_of
from persona_handbook.lint.words.word_lists import words_of
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


@rule(
    title="A demographic told in passing",
    why=(
        "An age or a family in the summary colours everything that is read after it, without a reason that could "
        "be questioned."
    ),
    source="Nielsen Norman Group, why personas fail: irrelevant personal details.",
    bad="""
summary: A 45-year-old married father of two who runs a workshop.
""",
    good="""
summary: Runs a workshop with two lifts and orders parts while a customer waits.
""",
    about=(Persona, Journey),
    words="demographic",
    active=Level.WARNING,
    draft=Level.WARNING,
)
def demographic_text(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find words of age, gender, family and income in personas and journeys, also in sections and `x-` fields."""
    pattern = words_of("demographic", file, given)
    for place, field, text in said_of(file):
        found = pattern.search(text)
        if found:
            named = next(step for step in (field, *reversed(place.pointer)) if isinstance(step, str))
            wrong = f"“{found[0]}” tells a demographic in the field `{named}`."
            way_out = "Write what they do instead, or move it to `demographics` with the reason why it matters."
            yield Problem(place.at(field), wrong, way_out)
