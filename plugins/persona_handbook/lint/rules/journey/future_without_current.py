from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.journey import Journey


@rule(
    title="Future state without a current state",
    why="Without the current state, readers cannot see what improves.",
    source=(
        "Gibbons 2018, Journey Mapping 101 (Nielsen Norman Group): a future state answers a current state. Against "
        "it: a new service has none yet."
    ),
    bad="""
# journeys/to-be.yaml like journeys/buyer-decides.yaml
state: future
kind: usage
""",
    good="""
# journeys/to-be.yaml like journeys/buyer-decides.yaml
state: future
kind: usage
compares_to: buyer-decides
""",
    about=Journey,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def future_without_current(journey: Journey, _given: Given) -> Iterator[Problem]:
    """Find future journeys without `compares_to`."""
    if journey.state == "future" and not journey.compares_to:
        wrong = gettext("This future-state journey has no current-state journey to compare with.")
        yield Problem(
            journey.place.at("state"), wrong, gettext("Add `compares_to:` with the ID of the current-state journey.")
        )
