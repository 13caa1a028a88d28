"""What is still to be found out: how well each stage of each persona is known, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.insight.coverage import Depth, JourneyCoverage, StageCoverage, coverage
from persona_handbook.message import Message, gettext, gettext_noop
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page

PATH = "evidence/coverage.md"
DEPTHS = {
    Depth.UNKNOWN: gettext_noop("Nobody told us"),
    Depth.THIN: gettext_noop("From one person, or from records alone"),
    Depth.HEARD: gettext_noop("From several people"),
    Depth.COUNTED: gettext_noop("From several people and from data"),
}
MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Researched:
    """A persona, how well its journeys are known, and what to ask next."""

    persona: Persona
    journeys: tuple[JourneyCoverage, ...]
    questions: tuple[str, ...]


def research_page(edition: Edition) -> Page:
    """Make the page that tells where the research has gaps: a heat map, and questions for the next interviews."""
    personas = [each for each in edition.handbook.personas if each.status != "retired" and not each.is_anti]
    researched = tuple(_researched(each, edition) for each in personas)
    return edition.page(
        "coverage.md.j2", PATH, edition.gettext("Research backlog"), researched=researched, depths=DEPTHS
    )


def _researched(persona: Persona, edition: Edition) -> Researched:
    journeys = coverage(persona, edition.handbook)
    weakest = sorted((stage for journey in journeys for stage in journey.stages), key=lambda each: each.depth)
    asked = [question for stage in weakest for question in _questions(stage)]
    if not journeys:
        asked = [gettext("How did you come to look for something new, and what happened then, step by step?")]
    return Researched(persona, journeys, tuple(asked[:MOST_QUESTIONS]))


def _questions(found: StageCoverage) -> Iterator[Message]:
    """Ask for a story and not for an opinion (Rob Fitzpatrick, The Mom Test; Moesta and Spiek's timeline)."""
    name = found.stage.name
    if found.depth <= Depth.THIN:
        yield gettext(
            "“%(stage)s”: tell me about the last time you were there. What did you do first, and what then?", stage=name
        )
    if found.unfelt:
        yield gettext("“%(stage)s”: what was that like for you, and what made it so?", stage=name)
    if found.assumed:
        yield gettext("“%(stage)s”: what nearly made you stop there, and what let you go on?", stage=name)
