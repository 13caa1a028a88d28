from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import Standing, how_known
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Too many claims without evidence",
    why="Readers stop trusting every claim when too many have no evidence.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: a persona without research is provisional. The "
        "share is our own. Opposing view: Norman 2004, Ad-Hoc Personas and Empathetic Focus: invented personas "
        "can help a team too."
    ),
    bad="""
goals:
  - {id: goal-1, text: Closes before six.}
  - {id: goal-2, text: No overtime on Friday.}
  - {id: goal-3, text: A quiet desk.}
  - {id: goal-4, text: Two trainees a year.}
  - {id: goal-5, text: A paid-off crane.}
  - {id: goal-6, text: Sunday without the phone.}
""",
    good="""
goals:
  - {id: goal-1, text: Closes before six.}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={"share": Option(70, "minimum share of claims with evidence that counts, in percent")},
)
def assumed_claims(persona: Persona, given: Given) -> Iterator[Problem]:
    """Calculate the share of claims that cite evidence, and list the others."""
    claims = list(persona.claims())
    assumed = [claim for claim in claims if how_known(claim, given.handbook).standing is Standing.ASSUMED]
    share = 100 * (len(claims) - len(assumed)) // len(claims) if claims else 100
    if share < given.options["share"]:
        names = ", ".join(f"`{claim.id}`" for claim in assumed)
        least = f"{given.options['share']:g}"
        wrong = gettext(
            "Only %(share)s%% of the claims cite evidence that counts; the minimum is %(least)s%%. Without "
            "evidence: %(names)s.",
            share=share,
            least=least,
            names=names,
        )
        way_out = gettext("Cite the interviews where you heard each claim, or delete it.")
        yield Problem(persona.place.at("name"), wrong, way_out, subject="claims")
