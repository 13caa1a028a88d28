from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Unanswered objection",
    why="Without an agreed answer, every salesperson improvises.",
    source="Revella 2015, Buyer Personas: perceived barriers are one of the five rings of insight.",
    bad="""
objections:
  - {id: one-more-login, text: Not one more password., evidence: [p-01]}
""",
    good="""
objections:
  - {id: one-more-login, text: Not one more password., answer: It works with the login you have., evidence: [p-01]}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def unanswered_objection(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find objections without an answer."""
    for objection in persona.objections:
        if not objection.answer:
            wrong = gettext("The objection `%(objection)s` has no answer.", objection=objection.id)
            yield Problem(
                objection.place.at("id"), wrong, gettext("Add `answer:` with a truthful reply that sales can use.")
            )
