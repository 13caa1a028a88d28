from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona


@rule(
    title="Recurring theme without a claim",
    why="A theme that several participants raise independently is a key research result.",
    source="Braun and Clarke 2006, Using Thematic Analysis in Psychology: a theme is a pattern across the data.",
    bad="""
# personas/evidence/p-01.yaml
answers:
  problem: {says: 'Three parts came late, with the car on the lift.', themes: [promised-date]}
  tried_before: {says: 'Ringing every supplier for twenty years, and asking the guild one evening.'}
  almost_stopped: {says: 'One more password, and the colleague at the front desk.'}
  would_leave: {says: 'A box that is not there in the morning, although it was promised.'}
# personas/evidence/p-02.yaml
answers:
  problem: {says: 'The wrong part came twice in a week, later than promised.', themes: [promised-date]}
  tried_before: {says: 'Two suppliers on the phone at once, and an evening at the guild.'}
  almost_stopped: {says: 'The colleague at the front desk has four passwords already.'}
  would_leave: {says: 'Ringing around again, as twenty years ago.'}
# personas/evidence/p-03.yaml
answers:
  problem: {says: 'Nobody says when the box will be here.', themes: [promised-date]}
  tried_before: {says: 'Driving to the supplier, for want of a guild, and stacking boxes on a shelf beside the lift.'}
  almost_stopped: {says: 'The price of the driver, who brings the order at noon.'}
  would_leave: {says: 'A customer who waits for the car.'}
""",
    good="""
# personas/evidence/p-01.yaml
answers:
  problem: {says: 'Three parts came late, with the car on the lift.', themes: [promised-date]}
  tried_before: {says: 'Ringing every supplier for twenty years, and asking the guild one evening.'}
  almost_stopped: {says: 'One more password, and the colleague at the front desk.'}
  would_leave: {says: 'A box that is not there in the morning, although it was promised.'}
# personas/evidence/p-02.yaml
answers:
  problem: {says: 'The wrong part came twice in a week, later than promised.', themes: [promised-date]}
  tried_before: {says: 'Two suppliers on the phone at once, and an evening at the guild.'}
  almost_stopped: {says: 'The colleague at the front desk has four passwords already.'}
  would_leave: {says: 'Ringing around again, as twenty years ago.'}
# personas/evidence/p-03.yaml
answers:
  problem: {says: 'Nobody says when the box will be here.', themes: [promised-date]}
  tried_before: {says: 'Driving to the supplier, for want of a guild, and stacking boxes on a shelf beside the lift.'}
  almost_stopped: {says: 'The price of the driver, who brings the order at noon.'}
  would_leave: {says: 'A customer who waits for the car.'}
# personas/buyer.yaml
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    themes: [promised-date]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    options={"participants": Option(3, "minimum number of people for a recurring theme")},
)
def ignored_pattern(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find themes that several participants of a persona raised and none of its claims mentions."""
    taken_up = {theme for claim in persona.claims() for theme in claim.themes}
    least = int(given.options["participants"])
    for name, people in sorted(_raised(given.handbook.evidence_of(persona)).items()):
        if len(people) >= least and name not in taken_up:
            who = ", ".join(sorted(people))
            wrong = gettext(
                "%(people)s participants raised the theme `%(name)s` (%(who)s), but no claim covers it.",
                people=len(people),
                name=name,
                who=who,
            )
            way_out = gettext("Add a claim about it, or add `%(name)s` to the `themes` of an existing one.", name=name)
            yield Problem(persona.place.at("name"), wrong, way_out)


def _raised(evidence: tuple[Evidence, ...]) -> dict[str, set[str]]:
    raised: dict[str, set[str]] = defaultdict(set)
    for each in evidence:
        for answer in each.answers.given().values() if each.answers else ():
            for theme in answer.themes:
                raised[theme].add(each.participant or "unnamed")
    return raised
