from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona


@rule(
    title="Job or goal names your product",
    why="The customer's job exists without your product. Naming the product turns the job into a feature request.",
    source=(
        "Christensen, Hall, Dillon and Duncan 2016, Competing Against Luck: a job exists without the product; "
        "Ulwick 2005, What Customers Want."
    ),
    bad="""
# mkdocs.yml
plugins:
  - persona-handbook: {product_terms: [PartFinder]}
# personas/buyer.yaml
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: open PartFinder on the phone
    outcome: keep the promise I made
    evidence: [p-01]
""",
    good="""
# mkdocs.yml
plugins:
  - persona-handbook: {product_terms: [PartFinder]}
# personas/buyer.yaml
jobs:
  - id: get-part-today
    situation: have the wrong part in the box
    motivation: know who has the right one
    outcome: keep the promise I made
    evidence: [p-01]
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def job_names_solution(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find jobs and goals that contain one of the handbook's `product_terms`."""
    terms = [re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE) for term in given.handbook.settings.product_terms]
    claims: list[AnyClaim] = [*persona.jobs, *persona.goals]
    for claim in claims:
        found = next((hit for term in terms for text in claim.texts if (hit := term.search(text))), None)
        if found:
            wrong = gettext("`%(claim)s` names your product: “%(found)s”.", claim=claim.id, found=found[0])
            yield Problem(
                claim.place.at("id"), wrong, gettext("Describe what they want to get done, without your product.")
            )
