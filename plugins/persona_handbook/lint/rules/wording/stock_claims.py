from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.lint.words.own_texts import own_texts, without_quotes
from persona_handbook.lint.words.word_lists import word_finder
from persona_handbook.message import gettext, listed, quoted
from persona_handbook.model.persona import Persona


@rule(
    title="Statements that fit anyone",
    why="“Wants to save time” fits every customer, so it rules nobody out. Templates are full of such statements.",
    source=(
        "Forer 1949, The Fallacy of Personal Validation: students rated one and the same description of their "
        "personality 4.3 of 5 on average. Opposing view: a plain statement can be true and matter, so one alone is no "
        "finding."
    ),
    bad="""
goals:
  - {id: save-time, text: Wants to save time and money.}
  - {id: balance, text: A healthy work-life balance.}
  - {id: informed, text: Make informed decisions.}
""",
    good="""
goals:
  - {id: noon, text: Gives back every car before noon.}
  - {id: saturday, text: No work on Saturdays.}
  - {id: invoice, text: Knows the price before ordering.}
""",
    about=Persona,
    words="stock",
    active=Level.NOTE,
    draft=Level.NOTE,
    options={"claims": Option(3, "number of such statements from which they are reported")},
)
def stock_claims(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas with several statements that occur in nearly every template; one finding for all of them."""
    pattern = word_finder("stock", persona, given)
    found = {hit[0].lower() for _, _, text in own_texts(persona) if (hit := pattern.search(without_quotes(text)))}
    if len(found) >= given.options["claims"]:
        wrong = gettext(
            "%(number)s statements of “%(persona)s” fit anyone: %(found)s.",
            number=len(found),
            persona=persona.name,
            found=listed(map(quoted, sorted(found))),
        )
        way_out = gettext(
            "Write what sets these customers apart from others: what they do, how often, and at what cost."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
