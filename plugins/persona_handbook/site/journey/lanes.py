"""The lanes of a journey map: their order, their headings, and which of them have content.

The content of a lane is in the template `journey_parts.md.j2`.
"""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.message import Phrases
from persona_handbook.model.journey import Stage, Step

LANES: Phrases = {
    "goal": "Goal",
    "duration": "Duration",
    "feeling": "Emotions",
    "where": "Touchpoints",
    "thoughts": "Thoughts",
    "pains": "Pain points",
    "opportunities": "Opportunities",
    "claims": "Related claims",
    "moves_on": "Reasons to continue",
    "drop_out": "Drop-out reasons",
    "metrics": "Metrics",
    "backstage": "Backstage",
    "evidence": "Evidence",
    "more": "Other details",
}
# lanes with a cell for each step; the others have one for each stage
STEP_LANES = frozenset({"feeling", "where", "evidence"})
# lanes with fields of the stage itself; the others show fields of its steps
FIELDS_OF_STAGES = {
    **{name: name for name in ("goal", "duration", "claims", "metrics", "moves_on", "drop_out")},
    "more": "extra",
}


def lanes(stages: Iterable[Stage]) -> dict[str, str]:
    """Return the lanes with content in any of some stages, in order, with their headings."""
    shown = tuple(stages)
    return {name: heading for name, heading in LANES.items() if any(has_content(name, stage) for stage in shown)}


def has_content(lane: str, stage: Stage) -> bool:
    """Return whether a stage, or one of its steps, has content in a lane."""
    if lane in FIELDS_OF_STAGES:
        return bool(getattr(stage, FIELDS_OF_STAGES[lane]))
    return any(_has_content(lane, step) for step in stage.steps)


def _has_content(lane: str, step: Step) -> bool:
    if lane == "feeling":
        return step.feeling is not None or bool(step.emotion)
    if lane == "where":
        return bool(step.touchpoint or step.channel)
    return bool(getattr(step, {"thoughts": "thought"}.get(lane, lane), None))
