from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.felt import steps_about_something_else
from persona_handbook.insight.standing import Silence, holds_dissent, how_known, invents_dissent
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.lint.words.word_lists import has_list_for
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.journey import Journey
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.value import Pointer

DISSENT = gettext("Cite the evidence that disagrees, in its own words, or delete the entry.")


@rule(
    title="Evidence unrelated to the claim",
    why="A citation looks like proof. Evidence about another topic makes a guess look researched.",
    source=(
        "Faily and Fléchais 2011, Persona cases: a claim needs grounds, and a warrant that links them to the claim."
    ),
    bad="""
goals:
  - {id: fewer-bills, text: Gets one bill a month., evidence: [p-04]}
""",
    good="""
goals:
  - {id: picks-up, text: Reaches somebody before eight., evidence: [p-03]}
""",
    about=(Persona, Journey),
    active=Level.WARNING,
    draft=Level.NOTE,
)
def unrelated_evidence(file: Persona | Journey, given: Given) -> Iterator[Problem]:
    """Find evidence and checks that share neither a content word nor a theme with their claim or felt step."""
    if isinstance(file, Persona):
        yield from _of_persona(file, given)
    elif steps := steps_about_something_else(file, given.handbook):
        names = ", ".join(f"“{each.action}”" for each in steps)
        wrong = gettext("Steps with a feeling cite evidence that shares no word with them: %(names)s.", names=names)
        way_out = gettext("Cite the conversation in which somebody felt this way, or leave out the feeling.")
        yield Problem(steps[0].place.at("evidence"), wrong, way_out, Level.NOTE)


def _of_persona(persona: Persona, given: Given) -> Iterator[Problem]:
    known_language = has_list_for(persona, given.handbook.settings)
    for claim in persona.claims():
        silent = how_known(claim, given.handbook).silent
        for each in claim.against:
            if not holds_dissent(each, claim, given.handbook):
                wrong = gettext(
                    "`%(source)s` shares no word with the claim `%(claim)s` or with its dissent.",
                    source=each.source,
                    claim=claim.id,
                )
                yield Problem(each.place.at("source"), wrong, DISSENT, Level.WARNING if known_language else Level.NOTE)
            elif invents_dissent(each, given.handbook):
                wrong = gettext(
                    "`%(source)s` shares no word with the dissent that cites it, against the claim `%(claim)s`.",
                    source=each.source,
                    claim=claim.id,
                )
                yield Problem(each.place.at("source"), wrong, DISSENT, Level.NOTE)
        for name, place, steps in _cited(claim):
            if silent.get(name) is Silence.UNRELATED:
                wrong = gettext(
                    "`%(name)s` shares no word and no theme with the claim `%(claim)s`, so it does not count.",
                    name=name,
                    claim=claim.id,
                )
                way_out = gettext(
                    "Cite evidence about this claim, or add their shared theme to both the claim and the interview."
                )
                yield Problem(place.at(*steps), wrong, way_out, Level.WARNING if known_language else Level.NOTE)


def _cited(claim: AnyClaim) -> Iterator[tuple[str, Place, Pointer]]:
    yield from ((name, claim.place, ("evidence", index)) for index, name in enumerate(claim.evidence))
    yield from ((check.source, check.place, ("source",)) for check in claim.checked_against)
