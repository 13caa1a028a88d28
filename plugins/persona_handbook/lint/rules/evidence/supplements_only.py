from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, listed
from persona_handbook.model.persona import Persona
from persona_handbook.reading.phrasing import in_words


@rule(
    title="No conversation among the evidence",
    why="Surveys and analytics show how many. Conversations show why.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: qualitative research comes first, and numbers "
        "support it. Opposing view: McGinn and Kotamraju 2008, Data-Driven Persona Development: personas can "
        "begin with a survey of many users."
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
  - {id: holds-side-by-side, text: Holds the old part beside the new one., evidence: [order-log]}
  - {id: reads-the-number, text: Reads the number aloud twice.}
  - {id: asks-last, text: Asks the owner only at the end.}
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
    draft=Level.WARNING,
    waits_for=("evidence",),
    silences=("too-few-interviews", "no-recent-customers", "assumed-claims"),
)
def supplements_only(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona that cites evidence but no conversation."""
    evidence = given.handbook.evidence_of(persona)
    if evidence and not any(each.is_conversation for each in evidence):
        kinds = listed(gettext(in_words(kind)) for kind in sorted({each.kind for each in evidence}))
        wrong = gettext("“%(persona)s” cites %(kinds)s, but no conversation.", persona=persona.name, kinds=kinds)
        yield Problem(
            persona.place.at("name"), wrong, gettext("Interview at least five customers, and cite the interviews.")
        )
