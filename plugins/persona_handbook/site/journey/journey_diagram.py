"""Creates the diagrams of a journey."""

from __future__ import annotations

from collections.abc import Callable

from persona_handbook.insight.flow import flow
from persona_handbook.message import Message
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.diagram import Diagram, DiagramStage, DiagramStep, draw
from persona_handbook.site.journey.map import StepColumn, actor_marks, stage_columns


def diagrams(journey: Journey, handbook: Handbook, say: Callable[[Message], str] = str) -> tuple[Diagram, ...]:
    """Draw a journey in as many diagrams as needed to stay readable; in none if it has no steps.

    Args:
        journey: the journey
        handbook: the handbook that contains it
        say: translates a message
    """
    stages = stage_columns(journey, handbook)
    on_paths = flow(journey).paths
    names = {path.id: path.name for path in journey.paths}

    def step(column: StepColumn) -> DiagramStep:
        paths = tuple(names.get(each, each) for each in sorted(on_paths[column.number - 1]))
        return DiagramStep(column.step.action, column.step.feeling, tuple(each.name for each in column.people), paths)

    drawn = [DiagramStage(each.stage.name, tuple(step(column) for column in each.steps)) for each in stages]
    return draw(journey.title, drawn, {person.name: mark.color for person, mark in actor_marks(stages).items()}, say)
