from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona

NO_CLAIM = {"reviews", "share", "decisions"}


@rule(
    title="No evidence",
    why="Without evidence, a persona is an opinion that nobody can check.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: a persona without research is provisional. "
        "Opposing view: Norman 2004, Ad-Hoc Personas and Empathetic Focus: invented personas can help a team "
        "too."
    ),
    bad="""
# personas/apprentice.yaml
name: Apprentice
status: active
summary: Fits what the owner ordered.
role: secondary
stands_for: user
created: 2026-05-12
owner: research
jobs:
  - id: fit-at-once
    situation: stand below the lift with a part in the hand
    motivation: know whether it fits before the old one is out
    outcome: not look like a beginner
    kind: social
behaviors:
  - {id: holds-side-by-side, text: Holds the old part beside the new one.}
  - {id: reads-the-number, text: Reads the number aloud twice.}
  - {id: asks-last, text: Asks the owner only at the end.}
decisions:
  - {id: show-photo, team: product, decision: Show a photo of each part., because: [holds-side-by-side]}
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    good="""
# personas/apprentice.yaml
name: Apprentice
status: active
summary: Fits what the owner ordered.
role: secondary
stands_for: user
created: 2026-05-12
owner: research
jobs:
  - id: fit-at-once
    situation: stand below the lift with a part in the hand
    motivation: know whether it fits before the old one is out
    outcome: not look like a beginner
    kind: social
    evidence: [p-01, p-05]
behaviors:
  - id: holds-side-by-side
    text: Fetches the box with the part and holds the old one beside it.
    evidence: [p-01, p-02, p-03, p-04, p-05, order-log]
  - id: reads-the-number
    text: Reads the number of the part aloud.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 64 of 100 parts were ordered by their number.}
  - {id: asks-last, text: Asks the owner only at the end., evidence: [p-01, p-04]}
pains:
  - id: wrong-side
    text: The part is for the left side.
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
decisions:
  - {id: show-photo, team: product, decision: Show a photo of each part., because: [holds-side-by-side]}
reviews:
  - {date: 2026-08-20, by: research, outcome: no-change, looked_at: [p-05]}
""",
    about=Persona,
    draft=Level.NOTE,
    silences=(
        "too-few-interviews",
        "supplements-only",
        "no-recent-customers",
        "assumed-claims",
        "unchecked-claims",
        "decision-on-assumption",
    ),
)
def no_evidence(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose claims and quotes cite no evidence, not even missing evidence; reviews do not count."""
    mentions = given.handbook.mentions_in(persona)
    if not any(mention.target == "evidence" and mention.field not in NO_CLAIM for mention in mentions):
        wrong = gettext("Nothing in “%(persona)s” cites evidence.", persona=persona.name)
        way_out = gettext(
            "Interview customers, save each interview as an evidence file, and cite it in the `evidence` of a claim."
        )
        yield Problem(persona.place.at("name"), wrong, way_out)
