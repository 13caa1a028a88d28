from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import placeholder_in, texts_of
from persona_handbook.insight.likeness import UNSPACED, comparable_words
from persona_handbook.lint.rule import ALL_OTHERS, Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

PLACES_OF_A_SCAFFOLD = 2
OWN_TEXTS = 1


@rule(
    title="New file not filled in",
    why="A new file contains hints and no knowledge about customers. Other findings in it do not help yet.",
    source="Our own: one cause, one finding.",
    bad="""
# personas/apprentice.yaml
name: TODO
status: draft
summary: TODO
owner: TODO
behaviors:
  - {id: first-behavior, text: TODO}
""",
    good="""
# personas/apprentice.yaml
name: Apprentice
status: draft
summary: Fits what the owner ordered.
owner: research
jobs:
  - {id: fit-at-once, situation: stand below the lift, motivation: know whether it fits, outcome: go home on time}
""",
    about=(Persona, Journey, Evidence),
    active=Level.ERROR,
    draft=Level.WARNING,
    silences=(ALL_OTHERS,),
)
def untouched_scaffold(file: Persona | Journey | Evidence, given: Given) -> Iterator[Problem]:
    """Find files with several unfilled fields and at most one text of the author."""
    said = [text for _, text in file.place.document.texts]
    places = sum(placeholder_in(text) is not None for text in said)
    if places < PLACES_OF_A_SCAFFOLD:
        return
    taken = given.handbook.once(_answers) if isinstance(file, Persona) else frozenset()
    own = sum(_is_own(text) and _on_one_line(text) not in taken for text in said)
    if own > OWN_TEXTS:
        return
    first = "name" if isinstance(file, Persona) else "title"
    cited = isinstance(file, Evidence) and any(each.status == "active" for each in given.handbook.personas_citing(file))
    wrong = gettext("This file is new. Places that still contain TODO: %(places)s.", places=places)
    way_out = gettext("Replace each TODO from top to bottom, and delete the lines you do not need.")
    most = Level.WARNING if isinstance(file, Evidence) and not cited else Level.ERROR
    yield Problem(file.place.at(first), wrong, way_out, most, subject="untouched")


def _is_own(text: str) -> bool:
    """Return whether a text was written by the author, and is not an ID, a date or a placeholder."""
    is_written = " " in text.strip() or bool(UNSPACED.search(text))
    return is_written and len(comparable_words(text)) > 1 and not placeholder_in(text)


def _answers(handbook: Handbook) -> frozenset[str]:
    """Return the answers of interviews, which `personas new persona --from` copies into unworded claims."""
    return frozenset(_on_one_line(text) for each in handbook.evidence for text in texts_of(each))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
