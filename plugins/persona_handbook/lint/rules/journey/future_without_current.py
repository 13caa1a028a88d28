"""`future-without-current`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.journey import Journey


@rule(
    title="A future that compares to nothing",
    why="Without today's journey beside it nobody sees what would become better.",
    source="Nielsen Norman Group, Journey Mapping 101: current state and future state.",
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
        wrong = "The journey tells a future, and compares to no journey of today."
        yield Problem(journey.place.at("state"), wrong, "Add `compares_to:` with the id of today's journey.")
