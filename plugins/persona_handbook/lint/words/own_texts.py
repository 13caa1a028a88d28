"""What a file says in our own words: names, summaries, claims, steps, sections and `x-` fields, but no quotes."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.words.every_text import texts
from persona_handbook.model.claim import JobStory
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona

OF_JOURNEY = ("title", "scenario", "goal", "starts_when", "ends_when")
OF_STAGE = ("name", "goal", "drop_out", "moves_on")
OF_STEP = ("action", "goal", "note", "backstage")
OwnText = tuple[Place, str | int, str]


def own_texts(file: Persona | Journey) -> Iterator[OwnText]:
    """Give each text with the part in which it stands and its field."""
    yield from _of_persona(file) if isinstance(file, Persona) else _of_journey(file)
    for section in file.sections:
        yield section.place, "body", section.body
    for name, value in file.extra.items():
        for pointer, text in texts(value, (name,)):
            *steps, last = pointer
            yield file.place.into(*steps), last, text


def _of_persona(persona: Persona) -> Iterator[OwnText]:
    yield persona.place, "name", persona.name
    yield persona.place, "summary", persona.summary
    for claim in persona.claims():
        fields = ("situation", "motivation", "outcome") if isinstance(claim, JobStory) else ("text",)
        yield from ((claim.place, field, getattr(claim, field)) for field in fields)


def _of_journey(journey: Journey) -> Iterator[OwnText]:
    yield from _fields(journey, OF_JOURNEY)
    for stage in journey.stages:
        yield from _fields(stage, OF_STAGE)
        for step in stage.steps:
            yield from _fields(step, OF_STEP)
            yield from ((pain.place, "text", pain.text) for pain in step.pains)
            yield from ((each.place, "text", each.text) for each in step.opportunities)


def _fields(part: object, names: tuple[str, ...]) -> Iterator[OwnText]:
    place: Place = getattr(part, "place")  # noqa: B009
    yield from ((place, name, text) for name in names if (text := getattr(part, name)))
