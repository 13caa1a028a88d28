"""The sections of a persona's page in its navigation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_handbook.message import PhraseList
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.site.persona.claims_shown import (
    AIMS,
    DECISION,
    WORK,
    InterviewAnswers,
    ShownClaim,
    checks_by_source,
)

SectionLink = tuple[str, str, int]
NAMES: PhraseList = (
    *("Jobs", "Behaviors", "Pain points", "Decision making", "Goals and needs", "Context", "Quotes", "Data checks"),
    *("Decisions", "Journeys", "Evidence score"),
)


def sections(
    persona: Persona, claims: Mapping[str, tuple[ShownClaim, ...]], said: Sequence[InterviewAnswers], handbook: Handbook
) -> tuple[SectionLink, ...]:
    """Return the anchor, name and number of entries of each section of the page, in order.

    Args:
        persona: the persona
        claims: its claims by field
        said: the answers of its interviews that may be shown
        handbook: contains its journeys
    """

    def number(*fields: str) -> int:
        return sum(len(claims[field]) for field in fields)

    quotes = sum(len(each.quotes) for each in said) + len(persona.quotes)
    anchors = {
        "jobs": number("jobs"),
        "behaviors": number("behaviors"),
        "pains": number("pains"),
        "decision": number(*DECISION),
        "aims": number(*AIMS),
        "work": number(*WORK) + len(persona.scales),
        "said": quotes,
        "checks": sum(map(len, checks_by_source(persona).values())),
        "decisions": len(persona.decisions),
        "journeys": len(handbook.journeys_of(persona)),
        "score": 0,
    }
    found = ((anchor, name, many) for name, (anchor, many) in zip(NAMES, anchors.items(), strict=True))
    return tuple(each for each in found if each[2] or each[0] == "score")
