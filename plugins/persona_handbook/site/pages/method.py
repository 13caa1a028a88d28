"""The research method: saturation of each persona, participants by persona, and the reporting checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from persona_handbook.insight.research.matrix import ParticipantRow, matrix
from persona_handbook.insight.research.reporting import ChecklistItem, reported, research_behind, research_of
from persona_handbook.insight.research.sample import RUN, Saturation, saturation
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.many.products import WITHOUT_A_PRODUCT, names_of_products
from persona_handbook.site.many.sheet_pages import sheet_pages
from persona_handbook.site.many.sheets import sheets
from persona_handbook.site.page import Page

PATH = "evidence/method.md"
COLUMNS = 8
MOST_PERSONAS = 16
EVERYTHING = "all"
BAR, HEIGHT, PER_THEME = 28, 96, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """An interview in the chart: the start of its bar, and the heights of known and new themes."""

    x: int
    known: float
    new: float


@dataclass(frozen=True, slots=True)
class PersonaMethod:
    """The research behind one persona."""

    persona: Persona
    saturation: Saturation
    bars: tuple[Bar, ...]
    answered: tuple[ChecklistItem, ...]

    @property
    def height(self) -> float:
        """The height of the chart, that of its tallest bar."""
        return max((each.known for each in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Personas and participants, with one row for each participant."""

    personas: tuple[Persona, ...]
    rows: tuple[ParticipantRow, ...]


def method_pages(edition: Edition) -> Iterator[Page]:
    """Render the page about the research method, and its sheets if there are many personas."""
    handbook, title = edition.handbook.whole, edition.gettext("Method")
    personas = [each for each in handbook.personas if each.status != "retired"]
    names = names_of_products((each.product for each in personas), edition)
    groups = names if len(names) > 1 else {EVERYTHING: edition.gettext("All personas")}
    split = sheets(
        personas,
        groups,
        lambda each: (each.product or WITHOUT_A_PRODUCT,) if len(names) > 1 else (EVERYTHING,),
        PATH,
        MOST_PERSONAS,
    )
    shown: dict[str, Any] = {"run": RUN, "bar": BAR}
    yield edition.page(
        "method.md.j2",
        PATH,
        title,
        split=split,
        items=reported(research_of(handbook)),
        methods=[_method(each, edition) for each in personas],
        matrices=() if split.is_split else _matrices(personas, edition),
        outside=[row for row in matrix(personas, handbook) if row.fits_none],
        **shown,
    )
    yield from sheet_pages(
        edition,
        "method_sheet.md.j2",
        title,
        split,
        lambda sheet: {
            "methods": [_method(each, edition) for each in sheet.entries],
            "matrices": _matrices(sheet.entries, edition, cited_only=True),
            **shown,
        },
    )


def _matrices(personas: Sequence[Persona], edition: Edition, *, cited_only: bool = False) -> list[Matrix]:
    parts = (tuple(personas[at : at + COLUMNS]) for at in range(0, len(personas), COLUMNS))
    return [
        Matrix(
            some, tuple(each for each in matrix(some, edition.handbook.whole) if not (cited_only and each.fits_none))
        )
        for some in parts
    ]


def _method(persona: Persona, edition: Edition) -> PersonaMethod:
    handbook = edition.handbook.whole
    found = saturation(persona, handbook)
    answered = tuple(item for item in reported(research_behind(persona, handbook)) if item.answer)
    return PersonaMethod(persona, found, _bars(found), answered)


def _bars(found: Saturation) -> tuple[Bar, ...]:
    most = max((each.known for each in found.heard), default=0)
    unit = min(PER_THEME, HEIGHT / most) if most else 0
    return tuple(
        Bar(BAR * at, round(unit * each.known, 1), round(unit * len(each.new), 1))
        for at, each in enumerate(found.heard)
    )
