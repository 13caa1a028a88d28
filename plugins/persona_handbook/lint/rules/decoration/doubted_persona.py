from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona, ReaderTest


@rule(
    title="Persona with low reader ratings",
    why="Teams do not decide with a persona that they do not believe or understand, however good its evidence is.",
    source=(
        "Salminen et al. 2020, Persona Perception Scale: credibility, consistency, completeness, clarity, empathy and "
        "willingness to use. Opposing view: the scale measures opinions of readers, not whether a persona is true."
    ),
    bad="""
readers:
  - {date: 2026-09-14, people: 9, believable: 2.4, useful: 2.1}
""",
    good="""
readers:
  - {date: 2026-09-14, people: 9, believable: 4.3, useful: 3.7}
""",
    about=Persona,
    active=Level.WARNING,
    draft=None,
    options={
        "least": Option(3, "lowest acceptable mean rating"),
        "people": Option(5, "minimum number of readers for a rating to count"),
    },
)
def doubted_persona(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose newest reader test has a low mean, unless it was changed in a review since then."""
    asked = [each for each in persona.readers if each.people >= given.options["people"] and each.date <= given.today]
    newest = max(asked, key=lambda each: each.date, default=None)
    if newest is None or _is_answered(persona, newest):
        return
    low = {name: mean for name, mean in newest.ratings().items() if mean < given.options["least"]}
    if low:
        wrong = gettext(
            "%(count)s readers rated “%(persona)s” below %(least)s of 5: %(ratings)s.",
            count=newest.people,
            persona=persona.name,
            least=f"{given.options['least']:g}",
            ratings=", ".join(f"`{name}` {mean:g}" for name, mean in low.items()),
        )
        way_out = gettext("Ask these readers what is missing or wrong, change the page, and add a review.")
        yield Problem(newest.place.at(next(iter(low))), wrong, way_out)


def _is_answered(persona: Persona, test: ReaderTest) -> bool:
    return any(each.date >= test.date and each.outcome == "changed" for each in persona.reviews)
