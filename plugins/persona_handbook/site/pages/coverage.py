"""The research backlog: how well each stage of each persona is researched, and interview questions."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.insight.research.coverage import Depth, StageCoverage, coverage
from persona_handbook.message import Phrases, gettext, gettext_noop
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

PATH = "evidence/coverage.md"
DEPTHS = {
    Depth.UNKNOWN: gettext_noop("No conversations or data"),
    Depth.THIN: gettext_noop("One person, or data only"),
    Depth.HEARD: gettext_noop("Two or more people"),
    Depth.COUNTED: gettext_noop("Two or more people, and data"),
}
MARKS = {Depth.UNKNOWN: "○", Depth.THIN: "◔", Depth.HEARD: "◐", Depth.COUNTED: "●"}
FIRST_QUESTION = gettext_noop("What made you look for something new, and what happened then, step by step?")
QUESTIONS: Phrases = {
    "triggers": "What happened on the day when you began to look for something new?",
    "channels": "Where did you look first, and who told you about it?",
    "alternatives": "What else did you try or compare?",
    "influencers": "Who else had a say, and what did they want?",
    "objections": "What nearly stopped you?",
    "criteria": "What decided it in the end?",
    "churn_risks": "What would make you leave?",
    "pains": "When did that last go wrong, and what did it cost you?",
}
OTHER_QUESTION = gettext_noop("What do you do there, and why in that way?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: the depth of a stage, and an interview question if it is not sufficient."""

    found: StageCoverage
    question: str

    @property
    def mark(self) -> str:
        """The symbol of the depth."""
        return MARKS[self.found.depth]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A persona and one of its current-state journeys (or None), with a cell for each stage."""

    persona: Persona
    journey: Journey | None
    cells: tuple[Cell, ...]
    weakness: tuple[float, int]


def coverage_page(edition: Edition) -> Page:
    """Render the research backlog: a matrix of personas and stages, with interview questions."""
    found = backlog(edition)
    page = edition.page(
        "coverage.md.j2",
        PATH,
        edition.gettext("Research backlog"),
        rows=found,
        widest=max((len(row.cells) for row in found), default=0),
        depths=DEPTHS,
        marks=MARKS,
        first_question=FIRST_QUESTION,
    )
    return page.widened()


def backlog(edition: Edition) -> tuple[CoverageRow, ...]:
    """Return a row for each current-state journey of each served persona, least researched first."""
    personas = [each for each in edition.handbook.personas if each.status != "retired" and not each.is_anti]
    rows = [row for persona in personas for row in _rows(persona, edition)]
    return tuple(sorted(rows, key=lambda row: (row.weakness, row.persona.id)))


def _rows(persona: Persona, edition: Edition) -> list[CoverageRow]:
    found = coverage(persona, edition.handbook)
    if not found:
        return [CoverageRow(persona, None, (), (-1, -1))]
    return [
        CoverageRow(
            persona,
            each.journey,
            tuple(Cell(stage, _question(stage)) for stage in each.stages),
            each.weakness,
        )
        for each in found
    ]


def _question(found: StageCoverage) -> str:
    """Return an interview question about the gap that asks for a story (Fitzpatrick, The Mom Test, 2013).

    Stages without evidence come first, then assumed claims, then missing feelings; empty for well-researched stages.
    """
    if found.depth <= Depth.THIN and found.silent:
        return gettext("Tell me about the last time: “%(step)s”. What happened?", step=found.silent[0].action)
    if not found.people:
        return gettext("Tell me about the last time you were there. What did you do first?")
    if found.assumed:
        return gettext(QUESTIONS.get(found.assumed[0], OTHER_QUESTION))
    if found.unfelt:
        return gettext("What was it like for you: “%(step)s”?", step=found.unfelt[0].action)
    if found.depth is Depth.THIN:
        return gettext("Tell me about the last time you were there. (Ask a second participant.)")
    return ""
