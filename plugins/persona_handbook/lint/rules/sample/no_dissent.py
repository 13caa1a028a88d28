from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import disputes, people_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


@rule(
    title="No contradicting evidence",
    why=(
        "In a group of five, someone usually disagrees. Without entries in `against`, readers cannot tell "
        "where the persona does not apply."
    ),
    source=(
        "Lincoln and Guba 1985, Naturalistic Inquiry: negative case analysis; COREQ item 32 (Tong, Sainsbury and Craig "
        "2007): describe diverse cases."
    ),
    bad="""
channels:
  - {id: guild-evening, text: The evening of the guild., evidence: [p-01, p-02]}
""",
    good="""
channels:
  - id: guild-evening
    text: The evening of the guild.
    evidence: [p-01, p-02]
    against:
      - {source: p-03, says: Never goes there., why_kept: Lives two hours from the next guild.}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("evidence",),
    options={
        "people": Option(5, "minimum number of people for the rule to apply"),
        "claims": Option(10, "minimum number of claims for the rule to apply"),
    },
)
def no_dissent(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas with many people and claims without any contradicting evidence or data."""
    claims = [*persona.claims()]
    people = people_of(persona, given.handbook)
    many = len(people) >= int(given.options["people"]) and len(claims) >= int(given.options["claims"])
    if many and not any(_is_disputed(claim, given.handbook) for claim in claims):
        wrong = gettext(
            "None of the %(people)s people, and no data, contradict any of the %(claims)s claims.",
            people=len(people),
            claims=len(claims),
        )
        way_out = gettext(
            "Search the interviews for statements that disagree, and add them to `against` with `why_kept`."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)


def _is_disputed(claim: AnyClaim, handbook: Handbook) -> bool:
    return any(disputes(each, claim, handbook) for each in claim.against) or any(
        check.verdict == "contradicts" for check in claim.checked_against
    )
