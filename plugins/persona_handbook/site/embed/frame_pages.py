"""The pages for frames: small, without scripts, with links that open the handbook in the whole window."""

from __future__ import annotations

from persona_handbook.insight.freshness import freshness
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.site.address import page_path
from persona_handbook.site.edition import Edition
from persona_handbook.site.embed.embed_code import can_be_embedded, embed_path
from persona_handbook.site.journey.course import course, feeling_in_words, feelings
from persona_handbook.site.journey.curve import small_curve
from persona_handbook.site.journey.map import stage_columns
from persona_handbook.site.pages.journeys import KINDS, STATES

MOST_CLAIMS = 3


def embed_files(edition: Edition) -> dict[str, bytes]:
    """Render the page for frames of every persona and journey, by path."""
    if not can_be_embedded(edition):
        return {}
    handbook = edition.handbook
    personas = {embed_path("persona", each.id): _persona(each, edition) for each in handbook.persona_by_id.values()}
    journeys = {embed_path("journey", each.id): _journey(each, edition) for each in handbook.journey_by_id.values()}
    return {path: text.encode() for path, text in (personas | journeys).items()}


def _persona(persona: Persona, edition: Edition) -> str:
    return _made(
        "embed_persona.html.j2",
        embed_path("persona", persona.id),
        page_path("persona", persona.id),
        persona.name,
        edition,
        persona=persona,
        score=edition.score_of(persona),
        fresh=freshness(persona, edition.today),
        jobs=persona.jobs[:MOST_CLAIMS],
        pains=_gravest(persona),
    )


def _gravest(persona: Persona) -> tuple[object, ...]:
    """Return the gravest pain points; those of the same severity in the order of the file."""
    return tuple(sorted(persona.pains, key=lambda each: -(each.severity or 0))[:MOST_CLAIMS])


def _journey(journey: Journey, edition: Edition) -> str:
    return _made(
        "embed_journey.html.j2",
        embed_path("journey", journey.id),
        page_path("journey", journey.id),
        journey.title,
        edition,
        journey=journey,
        stages=stage_columns(journey, edition.handbook),
        course=course(journey),
        curve=small_curve(feelings(journey)),
        feeling_in_words=feeling_in_words,
        kind=KINDS[journey.kind],
        state=STATES[journey.state],
    )


def _made(template: str, path: str, whole: str, title: str, edition: Edition, **values: object) -> str:
    handbook, today = edition.handbook, edition.today
    more = {"edition": edition, "handbook": handbook, "today": today, "title": title, "whole": whole}
    return edition.templates.render(template, path, **more, **values)
