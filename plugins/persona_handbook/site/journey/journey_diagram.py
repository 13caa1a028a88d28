"""A journey -> the text of its diagrams."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.site.journey.diagram import Diagram, DiagramStage, DiagramStep, draw
from persona_handbook.site.journey.map import people


def diagrams(journey: Journey, handbook: Handbook) -> tuple[Diagram, ...]:
    """Draw a journey, in as many diagrams as it takes to stay readable; in none if it has no step."""
    stages = tuple(
        DiagramStage(
            stage.name,
            tuple(
                DiagramStep(step.action, step.feeling, tuple(each.name for each in people(step, journey, handbook)))
                for step in stage.steps
            ),
        )
        for stage in journey.stages
    )
    return draw(journey.title, stages)
