"""A claim as a record: what it says, how it is known, what it rests on and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from persona_handbook.insight.standing import Known
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.consent import shown_answer
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.addresses import page_address
from persona_handbook.site.edition import Edition

Record = dict[str, Any]


def claim_records(persona: Persona, edition: Edition) -> list[Record]:
    """Give every claim of a persona, in the order of the schema."""
    return [
        claim_record(persona, field, number, claim, edition)
        for field, claims in persona.claim_lists().items()
        for number, claim in enumerate(claims)
    ]


def claim_record(persona: Persona, field: str, number: int, claim: AnyClaim, edition: Edition) -> Record:
    """Give one claim: its fields as they are written, and what is worked out about it.

    Args:
        persona: whose claim it is
        field: the list in which it stands, such as `pains`
        number: its place in that list, counted from 0
        claim: what is said
        edition: the handbook as it stands on a day
    """
    written: Any = (persona.place.document.data or {})[field]
    known, assessed = edition.known(claim), edition.confidence_in(claim)
    return {
        **written[number],
        "text": claim.text,
        "kind_of_claim": field,
        "page": page_address(edition, "persona", persona, f"claim-{claim.id}"),
        "standing": {
            "level": known.standing.value,
            "people": len(known.participants),
            "observed": known.observed,
            "text": edition.gettext(known.phrase),
        },
        "confidence": {
            "level": assessed.word.replace(" ", "-"),
            "causes": [edition.gettext(cause.phrase) for cause in assessed.causes],
        },
        "sources": [source_record(each, claim, known, edition) for each in sources(known, edition)],
    }


def sources(known: Known, edition: Edition) -> list[Evidence]:
    """Give the evidence that a claim cites, that it was checked against, and that speaks against it, each once."""
    shown_evidence = edition.handbook.evidence_by_id
    names = [
        *(each.id for each in known.evidence),
        *(each.source for each in known.checks),
        *(each.source for each in known.against),
    ]
    return [shown_evidence[each] for each in dict.fromkeys(names) if each in shown_evidence]


def source_record(evidence: Evidence, claim: AnyClaim, known: Known, edition: Edition) -> Record:
    """Give a piece of evidence as a claim cites it: whether it counts there, and what was said about its themes."""
    silence = known.silent.get(evidence.id)
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "title": evidence.title,
        "date": evidence.date.text,
        "page": page_address(edition, "evidence", evidence),
        "counts": silence is None,
        **({"why_not": edition.gettext(silence.value)} if silence else {}),
        "quotes": list(quotes_on(evidence, claim, edition)),
    }


def quotes_on(evidence: Evidence, claim: AnyClaim, edition: Edition) -> Iterator[str]:
    """Give what a participant said word for word in answers that share a theme with a claim, while consent lasts."""
    for question, answer in (evidence.answers.written() if evidence.answers else {}).items():
        quote = shown_answer(evidence, question, edition.handbook, edition.today)
        if quote and set(answer.themes) & set(claim.themes):
            yield quote
