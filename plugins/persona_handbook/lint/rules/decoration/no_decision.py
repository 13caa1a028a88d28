from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

USES = (
    r"(?:use|using|adopt|apply|introduce|share|present|consider|keep|publish|refer to|align with|nutz|verwend|einsetz"
    r"|vorstell|berücksichtig|utilis|présent|partag|usa|utiliza|comparti|presenta|apresenta|compartilha|usare|condivi"
    r"|gebruik|deel)\w*"
)
# the decision is about the persona itself, or a good intention
SAYS_NOTHING = re.compile(
    rf"\b{USES}\s+(?:\S+\s+){{0,3}}personas?\b|\bpersonas?\b(?:\s+\S+){{0,4}}\s+{USES}"
    r"|ペルソナを(?:\S{0,6})?(?:活用|使|共有|参照)"
    r"|^(?:focus(?:es|ing)? on|put|think of|listen to|care about) (?:the |our )?(?:customer|user)s?\b"
    r"|^(?:be|become) (?:more )?(?:customer|user)[- ](?:centric|centered|focused|friendly)|^delight "
    r"|^improve (?:the )?(?:customer |user )?experience[.]?$"
    r"|^(?:den|die) (?:kunden?|nutzer)\w* in den mittelpunkt|^kundenorientiert\w* |^mettre le client au centre"
    r"|^poner al (?:cliente|usuario) en el centro|^colocar o (?:cliente|usuário) no centro"
    r"|^mettere il cliente al centro"
    r"|^de klant centraal|^(?:顧客|ユーザー)(?:第一|中心)",
    re.IGNORECASE,
)


@rule(
    title="No decision",
    why="A persona is useful only if a team makes decisions with it.",
    source=(
        "Matthews, Judge and Whittaker 2012: practitioners used personas almost only for communication, hardly for "
        "design; Goodwin 2009, Designing for the Digital Age: personas are tools for decisions."
    ),
    bad="""
# without decisions
""",
    good="""
decisions:
  - id: show-shelf-stock
    team: product
    decision: Show the stock on the shelf.
    because: [late-parts]
""",
    about=Persona,
    draft=Level.NOTE,
)
def no_decision(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find a persona without any decision, or with none that anybody could have decided otherwise."""
    if not persona.decisions:
        wrong = gettext("No decision is recorded for “%(persona)s”.", persona=persona.name)
        way_out = gettext(
            "Add the next decision made with this persona to `decisions`, with the `team` and the claims in `because`."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
    elif all(SAYS_NOTHING.search(each.decision) for each in persona.decisions):
        wrong = gettext(
            "The decisions made with “%(persona)s” do not say what was built, changed or dropped.",
            persona=persona.name,
        )
        way_out = gettext("Write what the team built, changed or dropped because of the claims in `because`.")
        yield Problem(persona.decisions[0].place.at("decision"), wrong, way_out, Level.WARNING)
