from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import word_count
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="More demographics than behaviors",
    why="Teams design, write and sell for behavior. Two people with the same demographics can act differently.",
    source=(
        "Christensen, Hall, Dillon and Duncan 2016, Competing Against Luck: demographics correlate with a purchase "
        "but do not cause it; Young 2016, Describing Personas."
    ),
    bad="""
demographics:
  - {trait: Age, value: 40 to 60, matters_because: They read small print badly.}
  - {trait: Town, value: small, matters_because: The driver comes once a day.}
  - {trait: Business, value: over 20 years, matters_because: Habits with suppliers are old.}
  - {trait: Family, value: runs it with relatives, matters_because: Two decide together.}
""",
    good="""
demographics:
  - {trait: Business, value: over 20 years, matters_because: Habits with suppliers are old.}
""",
    about=Persona,
    draft=Level.WARNING,
    options={"share": Option(25, "maximum share of demographic text, in percent")},
)
def demographics_over_behaviors(persona: Persona, given: Given) -> Iterator[Problem]:
    """Compare the number of demographics with that of behaviors, and their words with all words."""
    traits, behaviors = len(persona.demographics), len(persona.behaviors)
    way_out = gettext("Delete demographics that do not affect behavior, and add `behaviors`.")
    if traits > behaviors:
        wrong = gettext(
            "“%(persona)s” has more demographics (%(traits)s) than behaviors (%(behaviors)s).",
            persona=persona.name,
            traits=traits,
            behaviors=behaviors,
        )
        yield Problem(persona.place.key("demographics"), wrong, way_out)
        return
    told = sum(_words(each.trait, each.value, each.matters_because) for each in persona.demographics)
    claimed = sum(_words(*claim.texts) for claim in persona.claims())
    whole = told + claimed + _words(persona.name, persona.summary)
    if told * 100 > given.options["share"] * whole:
        wrong = gettext(
            "Demographics make up %(told)s%% of the text about “%(persona)s”.",
            told=told * 100 // whole,
            persona=persona.name,
        )
        yield Problem(persona.place.key("demographics"), wrong, way_out)


def _words(*texts: str | None) -> int:
    return sum(word_count(text) for text in texts if text)
