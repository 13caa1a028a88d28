from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence_kinds import CountsAs, kinds_counting_as
from persona_handbook.model.persona import Persona
from persona_handbook.reading.phrasing import alternatives, in_words


@rule(
    title="Only one kind of data",
    why="Analytics show behavior, tickets show problems, sales calls show concerns. Each misses what the others show.",
    source=(
        "Denzin 1970, The Research Act: triangulation of data. Opposing view: Mays and Pope 2000, Assessing "
        "quality in qualitative research: a second source makes a picture more complete, and does not prove "
        "it."
    ),
    bad="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
""",
    good="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
""",
    about=Persona,
    active=Level.NOTE,
    draft=None,
    waits_for=("evidence",),
)
def one_kind_of_data(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a persona whose claims were checked only against one kind of data."""
    sources = (check.source for claim in persona.claims() for check in claim.checked_against)
    known = [given.handbook.evidence_by_id[each] for each in sources if each in given.handbook.evidence_by_id]
    kinds = {each.kind for each in known if each.is_data}
    if len(kinds) == 1:
        wrong = gettext(
            "All data checks of “%(persona)s” use one kind of data: %(kind)s.",
            persona=persona.name,
            kind=gettext(in_words(*kinds)),
        )
        others = alternatives(kind for kind in kinds_counting_as(CountsAs.DATA) if kind not in kinds)
        yield Problem(
            persona.place.at("name"),
            wrong,
            gettext("Check at least one claim against another kind: %(others)s.", others=others),
        )
