"""Journeys as maps of phases and steps."""

from __future__ import annotations

from itertools import pairwise

from persona_handbook.model.journey import Journey, Stage, Step
from persona_handbook.site.api.record_addresses import page_address
from persona_handbook.site.edition import Edition
from persona_handbook.site.upg.graph import Graph, rating
from persona_handbook.site.upg.names import claim_node, evidence_node, journey_node, persona_node, product_node
from persona_handbook.site.upg.of_teams import team

STATUS = {"draft": "draft", "active": "published", "retired": "archived"}


def add_journey(journey: Journey, product: str, edition: Edition, graph: Graph) -> None:
    """Add a journey with its stages and steps."""
    node = graph.node(
        journey_node(journey.id),
        "user_journey",
        journey.title,
        {
            "scope": journey.kind,
            "journey_type": f"{journey.state}_state",
            "scenario": journey.scenario,
            "goal": journey.goal,
            "starts_when": journey.starts_when,
            "ends_when": journey.ends_when,
            "page": page_address(edition, "journey", journey),
        },
        status=STATUS[journey.status],
        tags=list(journey.tags),
    )
    graph.edge("product_maps_experience_via_user_journey", product_node(product), node)
    graph.edge("persona_experiences_user_journey", persona_node(journey.persona), node)
    if journey.owner:
        graph.edge("node_owned_by_team", node, team(journey.owner, edition, graph))
    steps = [
        _add_step(journey, phase, step, edition, graph)
        for order, stage in enumerate(journey.stages)
        for phase in [_add_stage(journey, node, stage, order, edition, graph)]
        for step in stage.steps
    ]
    for order, step_node in enumerate(steps):
        graph.edge("user_journey_contains_journey_step", node, step_node)
        graph.order(step_node, order)
    if not journey.paths:
        for before, after in pairwise(steps):
            graph.edge("journey_step_precedes_journey_step", before, after)


def _add_stage(journey: Journey, owner: str, stage: Stage, order: int, edition: Edition, graph: Graph) -> str:
    node = graph.node(
        f"{owner}_{stage.id}",
        "journey_phase",
        stage.name,
        {
            "phase_order": order,
            "goal": stage.goal,
            "timeframe": stage.duration,
            "exit_trigger": stage.moves_on,
            "drop_out": stage.drop_out,
            "page": page_address(edition, "journey", journey, f"stage-{stage.id}"),
        },
    )
    graph.edge("user_journey_passes_through_journey_phase", owner, node)
    for claim in stage.claims:
        graph.edge("node_informs_node", claim_node(journey.persona, claim), node)
    return node


def _add_step(journey: Journey, phase: str, step: Step, edition: Edition, graph: Graph) -> str:
    node = graph.node(
        f"{phase}_step",
        "journey_step",
        step.action,
        {
            "channel": step.channel,
            "emotion_score": rating(step.feeling, "satisfaction_5"),
            "emotion": step.emotion,
            "thought": step.thought,
            "goal": step.goal,
            "condition": step.when,
            "backstage": step.backstage,
            "moment_of_truth": step.moment_of_truth or None,
        },
        description=step.note,
    )
    graph.edge("journey_phase_spans_journey_step", phase, node)
    for source in step.evidence:
        graph.edge("node_informs_node", evidence_node(source), node)
    if step.touchpoint:
        met = graph.node(f"{node}_touchpoint", "touchpoint", step.touchpoint)
        graph.edge("touchpoint_occurs_in_journey_step", met, node)
    for pain in step.pains:
        fields = {"statement": pain.text, "valence": "pain", "severity": rating(pain.severity, "severity_5")}
        graph.edge("journey_step_reveals_need", node, graph.node(f"{node}_pain", "need", pain.text, fields))
    for each in step.opportunities:
        fields = {"metric": each.metric, "link": each.link}
        found = graph.node(f"opportunity_{journey.id}_{each.id}", "opportunity", each.text, fields, status="identified")
        graph.edge("opportunity_improves_user_journey", found, journey_node(journey.id))
        graph.edge("node_informs_node", node, found)
        if each.owner:
            graph.edge("node_owned_by_team", found, team(each.owner, edition, graph))
    return node
