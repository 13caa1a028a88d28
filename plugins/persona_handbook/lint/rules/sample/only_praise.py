from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import person
from persona_handbook.insight.research.sample import talks_of
from persona_handbook.insight.saying.praise import only_praises
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.persona import Persona

PRAISE = ("I love it, it is so easy.", "Great service, thank you so much.", "We recommend it to everybody.")
WORDS = ("The box was wrong again.", "I call two of them, to be sure.", "My front desk hates passwords.")


def _quoted(quotes: tuple[str, ...]) -> str:
    return "".join(
        f"# personas/evidence/p-0{number}.yaml\nquotes: [{{text: '{quote}'}}]\nconsent: {{scope: internal}}\n"
        for number, quote in enumerate(quotes, 1)
    )


@rule(
    title="Quotes that only praise",
    why="Praise says that customers are polite. It does not say what they do, need or decide.",
    source=(
        "Fitzpatrick 2013, The Mom Test: compliments are no data. The limit is our own. Opposing view: what works well "
        "belongs in `delights`, and a persona that is content may have little to complain about, so it is only a note."
    ),
    bad=_quoted(PRAISE),
    good=_quoted(WORDS),
    about=Persona,
    active=Level.NOTE,
    draft=Level.NOTE,
    options={"people": Option(3, "minimum number of people with quotes from which it is checked")},
)
def only_praise(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas all of whose quotes praise the product, without any limit."""
    quotes = [(person(talk), quote.text) for talk in talks_of(persona, given.handbook) for quote in verbatims(talk)]
    people = {who for who, _ in quotes}
    if len(people) >= given.options["people"] and all(only_praises(text) for _, text in quotes):
        wrong = gettext(
            "All %(number)s quotes of “%(persona)s” praise the product.", number=len(quotes), persona=persona.name
        )
        way_out = gettext("Quote what participants said about their problem, and about what they do today.")
        yield Problem(persona.place.at("name"), wrong, way_out)
