"""Evidence as studies, with their participants and the quotes that may be shown."""

from __future__ import annotations

from persona_handbook.insight.counting import counts
from persona_handbook.model.consent.gate import shown_verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.record_addresses import page_address
from persona_handbook.site.edition import Edition
from persona_handbook.site.upg.graph import Graph, lines
from persona_handbook.site.upg.kinds import NEEDS, SPOKEN
from persona_handbook.site.upg.names import claim_node, evidence_node, participant_node, persona_node, product_node

METHODS = {
    "interview": "interview",
    "usability-test": "usability",
    "survey": "survey",
    "analytics": "analytics",
}
FROM_QUOTE = {
    "jobs": "quote_evidences_job",
    "goals": "node_informs_node",
    **dict.fromkeys(NEEDS, "quote_evidences_need"),
}
TO_QUOTE = {"objections": "objection_sourced_from_quote"}


def add_evidence(evidence: Evidence, product: str, edition: Edition, graph: Graph) -> None:
    """Add an evidence item, its participant and its quotes."""
    whole = edition.handbook.whole
    node = graph.node(
        evidence_node(evidence.id),
        "research_study",
        evidence.called,
        {
            "method": METHODS.get(evidence.kind),
            "kind_of_evidence": evidence.kind,
            "start_date": evidence.period_start.text if evidence.period_start else None,
            "end_date": evidence.date.text,
            "sample": evidence.sample,
            "counts": counts(whole.evidence_by_id[evidence.id], whole),
            "link": evidence.link,
            "page": page_address(edition, "evidence", evidence),
        },
        description=lines(evidence.findings),
        status="complete",
    )
    graph.edge("product_contains_research_study", product_node(product), node)
    if evidence.is_conversation:
        _add_participant(evidence, node, edition, graph)


def _add_participant(evidence: Evidence, study: str, edition: Edition, graph: Graph) -> None:
    person = participant_node(evidence.participant)
    if not graph.has(person):
        alias = evidence.participant or "?"
        graph.node(person, "participant", alias, {"alias": alias, "recruit_source": evidence.recruited})
    graph.edge("research_study_enrolls_participant", study, person)
    for number, said in enumerate(shown_verbatims(evidence, edition.handbook, edition.today), 1):
        quote = graph.node(f"quote_{evidence.id}_{number}", SPOKEN, said.text, {"text": said.text})
        graph.edge("participant_voiced_quote", person, quote)
        graph.edge("research_study_captures_quote", study, quote)


def connect_quotes(persona: Persona, edition: Edition, graph: Graph) -> None:
    """Connect a persona with the people behind its claims, and claims with the quotes about their themes."""
    evidence = edition.handbook.evidence_by_id
    for field, claims in persona.claim_lists().items():
        for claim in claims:
            node = claim_node(persona.id, claim.id)
            for source in edition.known(claim).speaking:
                shown = evidence.get(source.id)
                if shown and shown.is_conversation:
                    person = participant_node(shown.participant)
                    graph.edge("participant_represents_persona", person, persona_node(persona.id))
                    for quote in _quotes_on(shown, set(claim.themes), edition):
                        _connect_quote(quote, field, node, graph)


def _connect_quote(quote: str, field: str, claim: str, graph: Graph) -> None:
    if field in FROM_QUOTE:
        graph.edge(FROM_QUOTE[field], quote, claim)
    else:
        graph.edge(TO_QUOTE.get(field, "insight_evidenced_by_quote"), claim, quote)


def _quotes_on(evidence: Evidence, themes: set[str], edition: Edition) -> list[str]:
    """Return the nodes of the quotes that answer with one of some themes."""
    answers = evidence.answers.written() if evidence.answers else {}
    said = shown_verbatims(evidence, edition.handbook, edition.today)
    return [
        f"quote_{evidence.id}_{number}"
        for number, each in enumerate(said, 1)
        if each.about in answers and themes & set(answers[each.about].themes)
    ]
