"""Ids that mean something elsewhere, found along the schema."""

from __future__ import annotations

import pytest
import yaml

from persona_handbook.reading.schema.references import Reference, references

CASES = {
    "a persona": (
        "persona",
        "variant_of: workshop-owner\nreplaced_by: fleet-manager\n",
        [(("variant_of",), "persona", "workshop-owner"), (("replaced_by",), "persona", "fleet-manager")],
    ),
    "the evidence of a claim": (
        "persona",
        "pains:\n  - id: late-parts\n    evidence: [p-01, p-07]\n",
        [(("pains", 0, "evidence", 0), "evidence", "p-01"), (("pains", 0, "evidence", 1), "evidence", "p-07")],
    ),
    "the data that a claim was checked against": (
        "persona",
        "goals:\n  - id: no-car-overnight\n    checked_against: [{source: tickets, verdict: supports}]\n",
        [(("goals", 0, "checked_against", 0, "source"), "evidence", "tickets")],
    ),
    "the evidence of a quote": (
        "persona",
        "quotes: [{text: Not today., evidence: sales-calls}]\n",
        [(("quotes", 0, "evidence"), "evidence", "sales-calls")],
    ),
    "the claims behind a decision": (
        "persona",
        "decisions: [{id: stock-first, because: [late-parts]}]\n",
        [(("decisions", 0, "because", 0), "claim", "late-parts")],
    ),
    "what a review looked at": (
        "journey",
        "reviews: [{looked_at: [tickets]}]\n",
        [(("reviews", 0, "looked_at", 0), "evidence", "tickets")],
    ),
    "an excepted rule": (
        "journey",
        "exceptions: [{rule: only-happy}]\n",
        [(("exceptions", 0, "rule"), "rule", "only-happy")],
    ),
    "a journey's persona, and the journey that it compares to": (
        "journey",
        "persona: workshop-owner\ncompares_to: today\n",
        [(("persona",), "persona", "workshop-owner"), (("compares_to",), "journey", "today")],
    ),
    "the persona of an actor": (
        "journey",
        "actors: [{id: clerk, name: Clerk, persona: counter-clerk}]\n",
        [(("actors", 0, "persona"), "persona", "counter-clerk")],
    ),
    "claims and paths of a stage": (
        "journey",
        "stages: [{claims: [late-parts], paths: [walks-in]}]\n",
        [
            (("stages", 0, "claims", 0), "claim", "late-parts"),
            (("stages", 0, "paths", 0), "path", "walks-in"),
        ],
    ),
    "actors, paths and evidence of a step": (
        "journey",
        "stages: [{steps: [{actors: [supplier], paths: [phones], evidence: [p-01]}]}]\n",
        [
            (("stages", 0, "steps", 0, "actors", 0), "actor", "supplier"),
            (("stages", 0, "steps", 0, "paths", 0), "path", "phones"),
            (("stages", 0, "steps", 0, "evidence", 0), "evidence", "p-01"),
        ],
    ),
    "free fields mean nothing": ("persona", "x-evidence: [p-01]\n", []),
    "nothing in a piece of evidence": ("evidence", "kind: interview\nparticipant: P-07\n", []),
}


@pytest.mark.parametrize(("kind", "text", "expected"), CASES.values(), ids=CASES)
def test_a_file_refers_to(kind: str, text: str, expected: list[tuple[tuple[str | int, ...], str, str]]) -> None:
    found = list(references(yaml.safe_load(text), kind))

    assert found == [Reference(pointer, target, value) for pointer, target, value in expected]
