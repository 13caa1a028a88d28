"""The page that compares personas, largest differences first."""

from __future__ import annotations

from collections.abc import Sequence

from persona_handbook.insight.comparison import Scale, Side, scales, shared, sides
from persona_handbook.message import Phrases
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import Axis
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.products import by_product
from persona_handbook.site.page import Page
from persona_handbook.site.persona.claims_shown import AIMS, DECISION

PATH = "personas/compare.md"
FOLDER = "personas/compare"
MOST_IN_THE_PAGE, MOST_SIDE_BY_SIDE = 8, 4
OTHERS: Phrases = {"jobs": "Jobs to be done", "pains": "Pain points", "behaviors": "Behaviors"}
HEADINGS = DECISION | AIMS | OTHERS


def compare_page(edition: Edition) -> Page:
    """Render the comparison of personas; further personas are loaded on selection."""
    personas = _in_use(edition)
    compared = personas[:MOST_IN_THE_PAGE]
    alike = [each for each in compared if each.product == compared[0].product]
    chosen = [each for each in alike if each.status == "active" and not each.is_anti][:MOST_SIDE_BY_SIDE]
    page = edition.page(
        "compare.md.j2",
        PATH,
        edition.gettext("Compare personas"),
        everyone=personas,
        products=by_product(personas, lambda each: each.product, edition),
        compared=compared,
        left_out=by_product(personas[MOST_IN_THE_PAGE:], lambda each: each.product, edition),
        first=[each in chosen for each in compared],
        column_path=column_path,
        scales=_scales(personas, compared, edition.handbook.settings.scales),
        sides=_sides(personas, compared),
        shared=shared(compared),
        headings=HEADINGS,
    )
    return page.widened()


def column_files(edition: Edition) -> dict[str, bytes]:
    """Render the columns of the personas that are not on the page, by path."""
    personas = _in_use(edition)
    axes = [each.axis for each in scales(personas, edition.handbook.settings.scales)]
    fields = [each.field for each in sides(personas)]
    return {column_path(each): _column(edition, each, axes, fields) for each in personas[MOST_IN_THE_PAGE:]}


def column_path(persona: Persona) -> str:
    """Return the path of the column of a persona."""
    return f"{FOLDER}/{persona.id}.txt"


def _column(edition: Edition, persona: Persona, axes: Sequence[Axis], fields: Sequence[str]) -> bytes:
    values = {point.axis: point.value for point in persona.scales}
    claims = persona.claim_lists()
    made = edition.templates.render(
        "compare_column.txt.j2",
        PATH,
        edition=edition,
        handbook=edition.handbook,
        today=edition.today,
        persona=persona,
        scales=tuple((each, values.get(each.axis)) for each in axes),
        sides=tuple((field, claims[field]) for field in fields),
    )
    return made.strip().encode() + b"\n"


def _sides(personas: Sequence[Persona], compared: Sequence[Persona]) -> tuple[Side, ...]:
    """Return the fields that any persona uses, with the claims of those on the page."""
    return tuple(Side(each.field, each.claims[: len(compared)]) for each in sides(personas))


def _scales(personas: Sequence[Persona], compared: Sequence[Persona], axes: Sequence[Axis]) -> tuple[Scale, ...]:
    """Return the axes that any persona uses, with the values of those on the page."""
    return tuple(Scale(each.axis, each.values[: len(compared)]) for each in scales(personas, axes))


def _in_use(edition: Edition) -> list[Persona]:
    """Return the personas to compare, by product, those that teams work with first."""
    found = sorted((each for each in edition.handbook.personas if each.status != "retired"), key=_rank)
    return [each for group in by_product(found, lambda each: each.product, edition) for each in group.entries]


def _rank(persona: Persona) -> tuple[bool, bool, bool, str]:
    return (persona.status != "active", persona.is_anti, persona.role != "primary", persona.id)
