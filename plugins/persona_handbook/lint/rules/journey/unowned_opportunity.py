from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from persona_handbook.finding import Level
from persona_handbook.insight.counting import is_placeholder
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import Phrases, gettext, gettext_noop, listed
from persona_handbook.model.journey import Journey, Opportunity

LACKS: Phrases = {"owner": "no owner", "metric": "no metric"}
WAYS_OUT = {
    ("no owner",): gettext_noop("Add `owner:` with the responsible team."),
    ("no metric",): gettext_noop("Add `metric:` with the figure that should change."),
    ("no owner", "no metric"): gettext_noop(
        "Add `owner:` with the responsible team and `metric:` with the figure that should change."
    ),
}


@rule(
    title="Opportunity without an owner or metric",
    why="Without an owner nobody acts, and without a metric nobody knows whether it worked.",
    source="Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): an opportunity has an owner and a measure.",
    bad="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 1
        touchpoint: Box
        evidence: [p-01]
        opportunities:
          - {id: check-number, text: Check the number first.}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    good="""
stages:
  - id: trouble
    name: Something is missing
    steps:
      - action: Opens the box
        feeling: 1
        touchpoint: Box
        evidence: [p-01]
        opportunities:
          - {id: check-number, text: Check the number first., owner: product, metric: Returns}
      - {action: Finds another, feeling: 4, touchpoint: Shop, evidence: [p-01]}
  - {id: relief, name: It comes on time}
""",
    about=Journey,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def unowned_opportunity(journey: Journey, _given: Given) -> Iterator[Problem]:
    """List the opportunities without an owner or metric in one finding; repeated ones count once."""
    raised: dict[str, list[Opportunity]] = {}
    for opportunity in (each for step in journey.steps() for each in step.opportunities):
        raised.setdefault(opportunity.id, []).append(opportunity)
    lacking = {name: lacks for name, same in raised.items() if (lacks := _lacks(same))}
    if lacking:
        told = listed(
            gettext("`%(id)s` (%(lacks)s)", id=name, lacks=listed(map(gettext, lacks)))
            for name, lacks in lacking.items()
        )
        wrong = gettext("Opportunities without an owner or a metric: %(listed)s.", listed=told)
        way_out = gettext(WAYS_OUT[tuple(each for each in LACKS.values() if each in chain(*lacking.values()))])
        first = raised[next(iter(lacking))][0]
        yield Problem(first.place.at("id"), wrong, way_out, subject="opportunities")


def _lacks(same: list[Opportunity]) -> list[str]:
    return [lack for name, lack in LACKS.items() if not any(says_who_or_what(getattr(each, name)) for each in same)]


def says_who_or_what(text: str | None) -> bool:
    """Return whether an owner or a metric is given, and not a placeholder."""
    return bool(text) and not is_placeholder(text or "")
