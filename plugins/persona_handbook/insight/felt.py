"""Feelings of a journey, and whether the conversations that they cite are about them."""

from __future__ import annotations

from persona_handbook.insight.counting import counts, texts_of, themes_of
from persona_handbook.insight.likeness import detected_language, share_a_stem, stems
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage, Step

STEMS_THAT_TELL = 3
STEPS_BY_CHANCE = 1


def steps_about_something_else(journey: Journey, handbook: Handbook) -> list[Step]:
    """Return the felt steps whose evidence shares no content word with the step or its stage, if these are most."""
    felt = [
        (step, _told(step, stage))
        for stage in journey.stages
        for step in stage.steps
        if (step.feeling or step.emotion) and step.evidence
    ]
    language = detected_language(" ".join(text for _, told in felt for text in told))
    others = [step for step, told in felt if _cites_others(step, told, language, handbook)]
    return others if len(others) > max(STEPS_BY_CHANCE, len(felt) / 2) else []


def _told(step: Step, stage: Stage) -> list[str]:
    told = (stage.name, step.action, step.goal, step.note, step.thought, step.touchpoint)
    actors = (each.replace("-", " ") for each in step.actors)
    return [*filter(None, told), *actors, *(each.text for each in step.pains)]


def _cites_others(step: Step, told: list[str], language: str | None, handbook: Handbook) -> bool:
    said = stems(told)
    known = handbook.evidence_by_id
    cited = [known[name] for name in step.evidence if name in known and counts(known[name], handbook)]
    if len(said) < STEMS_THAT_TELL or len(cited) < len(step.evidence):
        return False
    return not any(_may_be_about(each, said, language) for each in cited)


def _may_be_about(evidence: Evidence, said: frozenset[str], language: str | None) -> bool:
    texts = list(texts_of(evidence))
    other = detected_language(" ".join(texts))
    if not texts or (language and other and language != other):
        return True
    themes = (theme.replace("-", " ") for theme in themes_of(evidence))
    return share_a_stem(stems((*texts, *themes, evidence.title)), said)
