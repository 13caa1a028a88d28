"""What a persona's file says in our own words: its name, its summary and its claims, without quotes and tags."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.model.claim import JobStory
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona


def said_of(persona: Persona) -> Iterator[tuple[Place, str, str]]:
    """Give each text with the part in which it stands and its field."""
    yield persona.place, "name", persona.name
    yield persona.place, "summary", persona.summary
    for claim in persona.claims():
        fields = ("situation", "motivation", "outcome") if isinstance(claim, JobStory) else ("text",)
        yield from ((claim.place, field, getattr(claim, field)) for field in fields)
