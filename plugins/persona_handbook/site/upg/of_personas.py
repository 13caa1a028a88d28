"""Personas, their claims and the decisions based on them, as nodes."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.insight.confidence import Confidence
from persona_handbook.insight.standing import ClaimStanding, Standing
from persona_handbook.model.claim import AnyClaim, JobStory, Objection, Pain
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.record_addresses import page_address
from persona_handbook.site.edition import Edition
from persona_handbook.site.upg.graph import Graph, Properties, lines, rating, written
from persona_handbook.site.upg.kinds import NEEDS
from persona_handbook.site.upg.names import claim_node, evidence_node, persona_node, product_node
from persona_handbook.site.upg.of_teams import team

RATED = {Confidence.HIGH: 4, Confidence.MODERATE: 3, Confidence.LOW: 2, Confidence.VERY_LOW: 1}
ROLES = ("champion", "influencer")


def add_persona(persona: Persona, product: str, edition: Edition, graph: Graph) -> None:
    """Add a persona with its claims and decisions."""
    node = graph.node(
        persona_node(persona.id),
        "persona",
        persona.name,
        {
            "context": lines(claim.text for claim in persona.context),
            "motivation": lines(claim.text for claim in persona.motivations),
            "is_primary": persona.role == "primary" or None,
            "audience_role": _role(persona),
            "also_called": list(persona.aliases),
            "why_not": persona.why_not,
            "evidence_score": edition.score_of(persona).score,
            "page": page_address(edition, "persona", persona),
        },
        description=persona.summary,
        status=persona.status,
        tags=list(persona.tags),
        created_at=persona.created.isoformat() if persona.created else None,
    )
    if persona.is_anti:
        graph.edge("persona_anti_fit_for_product", node, product_node(product))
    else:
        graph.edge("product_targets_persona", product_node(product), node)
    if persona.owner:
        graph.edge("node_owned_by_team", node, team(persona.owner, edition, graph))
    for field, claims in persona.claim_lists().items():
        for claim in claims:
            _add_claim(persona, node, field, claim, edition, graph)
    _add_decisions(persona, product, edition, graph)


def _role(persona: Persona) -> str | None:
    """Return the one role that the format has room for: a rare one, or buyer or user if it is only one of them."""
    rare = [each for each in ROLES if each in persona.buying_roles]
    if len(rare) == 1 and persona.stands_for is None:
        return rare[0]
    return persona.stands_for if persona.stands_for in {"buyer", "user"} else None


def _add_claim(persona: Persona, owner: str, field: str, claim: AnyClaim, edition: Edition, graph: Graph) -> None:
    known = edition.known(claim)
    type_, edge, towards = _place(field, known)
    node = graph.node(
        claim_node(persona.id, claim.id),
        type_,
        claim.text,
        {
            **_fields(field, claim, known),
            **_how_known(persona, claim, known, type_, edition),
        },
        tags=[field],
    )
    graph.edge(edge, *((owner, node) if towards else (node, owner)))
    for source in (*(each.id for each in known.speaking), *_supporting(known)):
        graph.edge("node_informs_node", evidence_node(source), node)
    if isinstance(claim, Objection) and claim.answer:
        rebuttal = graph.node(f"{node}_answer", "rebuttal", claim.answer, {"statement": claim.answer})
        graph.edge("objection_countered_by_rebuttal", node, rebuttal)


def _supporting(known: ClaimStanding) -> Iterator[str]:
    return (each.source for each in known.counted if each.verdict == "supports")


def _place(field: str, known: ClaimStanding) -> tuple[str, str, bool]:
    """Return the type of a claim's node, the edge to its persona, and whether that edge starts at the persona.

    What a persona wants has a type of its own. Everything else is an insight, or an assumption if nothing supports it.
    """
    if field == "jobs":
        return "job", "persona_pursues_job", True
    if field in NEEDS:
        return "need", "persona_experiences_need", True
    if field == "goals":
        return "desired_outcome", "persona_aspires_to_desired_outcome", True
    if field == "objections":
        return "objection", "node_constrains_node", False
    if known.standing is Standing.ASSUMED:
        return "assumption", "assumption_concerns_persona", False
    return "insight", "insight_characterises_persona", False


def _fields(field: str, claim: AnyClaim, known: ClaimStanding) -> Properties:
    """Return what the claim itself says, under the format's names where it has one."""
    if isinstance(claim, JobStory):
        return {
            "statement": claim.text,
            "job_type": claim.kind,
            "importance": rating(claim.importance, "importance_5"),
            "current_satisfaction": rating(claim.satisfaction, "satisfaction_5"),
        }
    named = {"statement": claim.text}
    if field in NEEDS:
        named |= {"valence": NEEDS[field], **({"maturity": "raw"} if known.standing is Standing.ASSUMED else {})}
    if isinstance(claim, Pain):
        return {**named, "severity": rating(claim.severity, "severity_5"), "workaround": claim.workaround}
    more = {name: getattr(claim, name, None) for name in ("frequency", "falls_short", "sway")}
    return {**named, **more, "skill_level": getattr(claim, "level", None)}


def _how_known(persona: Persona, claim: AnyClaim, known: ClaimStanding, type_: str, edition: Edition) -> Properties:
    """Return the standing of a claim and the confidence in it, which travel with every claim."""
    assessed = edition.confidence_in(claim)
    rated = RATED.get(assessed.confidence) if assessed.confidence is not None and type_ == "insight" else None
    return {
        "confidence": rating(rated, "confidence_5"),
        "standing": known.standing.value,
        "people": len(known.participants),
        "confidence_level": assessed.word.replace(" ", "-"),
        "confidence_causes": [edition.gettext(cause.phrase) for cause in assessed.causes],
        "data_checks": [
            written({"source": each.source, "verdict": each.verdict, "finding": each.finding})
            for each in claim.checked_against
        ],
        "contradicted_by": [written({"source": each.source, "says": each.says}) for each in claim.against],
        "page": page_address(edition, "persona", persona, f"claim-{claim.id}"),
    }


def _add_decisions(persona: Persona, product: str, edition: Edition, graph: Graph) -> None:
    for each in persona.decisions:
        result = each.result
        node = graph.node(
            f"decision_{persona.id}_{each.id}",
            "decision",
            each.decision,
            {
                "decision_outcome": each.decision,
                "date": each.date.isoformat() if each.date else None,
                "expected": each.expected,
                "result": result.verdict if result else None,
                "result_finding": result.finding if result else None,
                "link": each.link,
                "page": page_address(edition, "persona", persona, f"decision-{each.id}"),
            },
            status="approved",
        )
        graph.edge("product_decided_via_decision", product_node(product), node)
        graph.edge("team_decides_decision", team(each.team, edition, graph), node)
        for reason in each.because:
            graph.edge("node_informs_node", claim_node(persona.id, reason), node)
