"""The export as a Unified Product Graph: valid to the format's own makers, complete, and honest about confidence."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from conftest import REPOSITORY
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.upg.document import as_upg
from persona_handbook.testing import TODAY, handbook_from, laid_over

Graph = dict[str, Any]
HARD = """
product: shop
owner: "@研究"
goals:
  - id: twice
    text: " "
    evidence: [nobody]
  - id: twice
    text: Two claims with one ID, and a source that does not exist.
# personas/other.yaml like personas/buyer.yaml
product: office
role: anti
name: "`<b>` & \\"quoted\\""
objections:
  - id: no
    text: It is too new.
    answer: We show how long others use it.
decisions:
  - id: stop
    team: sales
    decision: Do not sell to them.
    because: [gone]
"""


def graph_of(handbook: Handbook) -> Graph:
    graph: Graph = json.loads(as_upg(edition_without_findings(handbook, TODAY)))
    return graph


@pytest.fixture(scope="module")
def graph(example: Handbook) -> Graph:
    return graph_of(example)


def verdicts(*graphs: Graph) -> list[Any]:
    """Let the package of the format's own makers judge documents."""
    done = subprocess.run(
        ["node", REPOSITORY / "tests/upg_verdict.cjs"],
        input=json.dumps(graphs).encode(),
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def nodes(graph: Graph, type_: str) -> dict[str, Graph]:
    return {each["id"]: each for each in graph["nodes"] if each["type"] == type_}


def ends(graph: Graph, type_: str) -> set[tuple[str, str]]:
    return {(each["source"], each["target"]) for each in graph["edges"] if each["type"] == type_}


def test_the_makers_of_the_format_find_no_error_and_no_warning(graph: Graph) -> None:
    hard = graph_of(handbook_from({**laid_over(HARD), "mkdocs.yml": "site_name: 手帳\n"}))
    empty = graph_of(handbook_from({"mkdocs.yml": "site_name: A\n"}))
    wrong = {**graph, "nodes": [{**each, "title": ""} for each in graph["nodes"]]}
    astray = {**graph, "edges": [{**each, "type": "persona_pursues_job"} for each in graph["edges"]]}
    *good, untitled, misconnected = verdicts(graph, hard, empty, wrong, astray)
    assert good == [[], [], []]
    assert untitled
    assert misconnected


def test_every_claim_carries_its_standing_and_confidence(example: Handbook, graph: Graph) -> None:
    by_id = {each["id"]: each for each in graph["nodes"]}
    count = 0
    for persona in example.personas:
        for claim in persona.claims():
            count += 1
            told = by_id[f"claim_{persona.id}_{claim.id}"]["properties"]
            assert {"standing", "people", "confidence_level", "page"} <= set(told)
    assert count > 100


@pytest.mark.parametrize(
    ("edge", "source", "target"),
    [
        ("persona_pursues_job", "persona_workshop-owner", "claim_workshop-owner_part-today"),
        ("persona_anti_fit_for_product", "persona_fleet-tenderer", "product_parts-shop"),
        ("node_informs_node", "study_p-16", "claim_fleet-tenderer_moving-prices"),
        ("node_informs_node", "claim_fleet-tenderer_tenders-yearly", "decision_fleet-tenderer_no-tenders"),
        ("participant_represents_persona", "participant_p-16", "persona_fleet-tenderer"),
    ],
)
def test_what_belongs_together_is_connected(graph: Graph, edge: str, source: str, target: str) -> None:
    assert (source, target) in ends(graph, edge)


def test_evidence_that_contradicts_or_does_not_count_supports_nothing() -> None:
    found = graph_of(
        handbook_from(
            laid_over(
                """
                pains:
                  - id: late
                    text: The parts come late.
                    evidence: [p-01]
                    against: [{source: p-02, says: Mine come on time., why_kept: One of five.}]
                  - id: guess
                    text: The paint on the shelf is green.
                behaviors:
                  - id: walks
                    text: Walks to the harbor on Sundays.
                """.replace("\n" + " " * 16, "\n")
            )
        )
    )
    assert ("study_p-02", "claim_buyer_late") not in ends(found, "node_informs_node")
    assert nodes(found, "need")["claim_buyer_late"]["properties"]["contradicted_by"][0]["source"] == "p-02"
    assert nodes(found, "need")["claim_buyer_guess"]["properties"]["maturity"] == "raw"
    assert "claim_buyer_walks" in nodes(found, "assumption")


def test_steps_keep_their_order(example: Handbook, graph: Graph) -> None:
    for journey in example.journeys:
        steps = ends(graph, "user_journey_contains_journey_step")
        found = [nodes(graph, "journey_step")[target] for source, target in steps if source == f"journey_{journey.id}"]
        in_order = sorted(found, key=lambda each: each["properties"]["step_order"])
        assert [each["title"] for each in in_order] == [" ".join(step.action.split()) for step in journey.steps()]
