"""The research method: saturation of each persona, participants by persona, and the reporting checklist."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.insight.matrix import ParticipantRow, matrix
from persona_handbook.insight.reporting import ChecklistItem, reported, research_behind, research_of
from persona_handbook.insight.sample import RUN, Saturation, saturation
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

PATH = "evidence/method.md"
COLUMNS = 8
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


def method_page(edition: Edition) -> Page:
    """Render the page about the research method from the evidence files."""
    handbook = edition.handbook.whole
    personas = [each for each in handbook.personas if each.status != "retired"]
    return edition.page(
        "method.md.j2",
        PATH,
        edition.gettext("Method"),
        items=reported(research_of(handbook)),
        methods=[_method(each, edition) for each in personas],
        matrices=[
            Matrix(some, matrix(some, handbook))
            for at in range(0, len(personas), COLUMNS)
            if (some := tuple(personas[at : at + COLUMNS]))
        ],
        outside=[row for row in matrix(personas, handbook) if row.fits_none],
        run=RUN,
        bar=BAR,
    )


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
