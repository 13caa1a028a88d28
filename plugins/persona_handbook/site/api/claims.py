"""Claims as records: their text, standing, evidence and contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from persona_handbook.insight.standing import ClaimStanding
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.consent.gate import shown_answer
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.record_addresses import page_address
from persona_handbook.site.edition import Edition

Record = dict[str, Any]


def claim_records(persona: Persona, edition: Edition) -> list[Record]:
    """Return every claim of a persona, in the order of the schema."""
    return [
        claim_record(persona, field, number, claim, edition)
        for field, claims in persona.claim_lists().items()
        for number, claim in enumerate(claims)
    ]


def claim_record(persona: Persona, field: str, number: int, claim: AnyClaim, edition: Edition) -> Record:
    """Return a claim: its fields as written, and calculated values.

    Args:
        persona: the persona
        field: the list that contains the claim, such as `pains`
        number: its index in the list
        claim: the claim
        edition: the data of the site
    """
    written: Any = (persona.place.document.data or {})[field]
    known, assessed = edition.known(claim), edition.confidence_in(claim)
    return {
        **written[number],
        "text": edition.worded(claim.text),
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
        "sources": [source_record(each, claim, known, edition) for each in cited_evidence(known, edition)],
    }


def cited_evidence(known: ClaimStanding, edition: Edition) -> list[Evidence]:
    """Return the evidence and data checks that a claim cites, and contradicting evidence, each once."""
    shown_evidence = edition.handbook.evidence_by_id
    names = [
        *(each.id for each in known.evidence),
        *(each.source for each in known.checks),
        *(each.source for each in known.against),
    ]
    return [shown_evidence[each] for each in dict.fromkeys(names) if each in shown_evidence]


def source_record(evidence: Evidence, claim: AnyClaim, known: ClaimStanding, edition: Edition) -> Record:
    """Return an evidence item as cited by a claim: whether it counts, and quotes about the claim's themes."""
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
    """Yield verbatim quotes with consent from answers that share a theme with a claim."""
    for question, answer in (evidence.answers.written() if evidence.answers else {}).items():
        quote = shown_answer(evidence, question, edition.handbook, edition.today)
        if quote and set(answer.themes) & set(claim.themes):
            yield quote
