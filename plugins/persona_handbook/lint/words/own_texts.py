"""The texts that the team wrote: names, summaries, claims, steps, sections and `x-` fields, but no quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.model.claim import JobStory
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona

OF_PERSONA = ("name", "short_name", "summary", "not_this", "why_not")
OF_CLAIM = ("text", "answer", "workaround", "falls_short", "sway", "frequency")
OF_JOB = ("situation", "motivation", "outcome")
OF_DECISION = ("decision", "expected")
OF_JOURNEY = ("title", "scenario", "goal", "starts_when", "ends_when")
OF_STAGE = ("name", "goal", "drop_out", "moves_on")
OF_STEP = ("action", "goal", "note", "backstage")
OWN_FIELD = "x-"
# what stands between quotation marks, or in a quoted paragraph of Markdown
QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|「[^」]*」|『[^』]*』|^>.*$", re.MULTILINE)
OwnText = tuple[Place, str | int, str]


def without_quotes(text: str) -> str:
    """Return a text with spaces in the place of what it quotes, so that places stay the same."""
    return QUOTED.sub(lambda found: " " * len(found[0]), text)


def own_texts(file: Persona | Journey) -> Iterator[OwnText]:
    """Yield each text with its part and field."""
    yield from _of_persona(file) if isinstance(file, Persona) else _of_journey(file)
    for section in file.sections:
        yield from _fields(section, ("title", "body"))
    for pointer, text in file.place.document.texts if _may_have_own_fields(file) else ():
        if any(str(step).startswith(OWN_FIELD) for step in pointer):
            *steps, last = pointer
            yield file.place.into(*steps), last, text


def _may_have_own_fields(file: Persona | Journey) -> bool:
    written = file.place.document.source.text
    return OWN_FIELD in written or "\\" in written


def _of_persona(persona: Persona) -> Iterator[OwnText]:
    yield from _fields(persona, OF_PERSONA)
    yield from ((persona.place.into("aliases"), index, alias) for index, alias in enumerate(persona.aliases))
    for claim in persona.claims():
        yield from _fields(claim, OF_JOB if isinstance(claim, JobStory) else OF_CLAIM)
    for decision in persona.decisions:
        yield from _fields(decision, OF_DECISION)


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
    yield from ((place, name, text) for name in names if (text := getattr(part, name, None)))
