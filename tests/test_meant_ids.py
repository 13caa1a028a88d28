"""What somebody means who writes no id, and that nothing is proposed where it is unclear."""

from __future__ import annotations

import pytest

from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.meant_ids import MeantIds, id_meant
from persona_handbook.testing import TODAY, handbook_from, laid_over


@pytest.fixture
def meant() -> MeantIds:
    known = MeantIds()
    for number in (1, 2, 6, 20, 21):
        title = f"Co-owner of workshop {number}"
        known.learn("evidence", f"p-{number:02}", {"title": title, "participant": f"P-{number:02}"})
    known.learn("evidence", "order-log-2026-h1", {"title": "Order log of the first half of 2026"})
    known.learn("persona", "workshop-owner", {"name": "Workshop owner", "aliases": ["Master mechanic"]})
    known.learn("persona", "front-desk", {"name": "Front desk", "pains": [{"id": "late", "text": "Parts come late."}]})
    return known


@pytest.mark.parametrize(
    ("target", "said", "found"),
    [
        ("evidence", "P-02", ["p-02"]),
        ("evidence", "p-2", ["p-02"]),
        ("evidence", "p02", ["p-02"]),
        ("evidence", "P 002", ["p-02"]),
        ("evidence", "p-02.yaml", ["p-02"]),
        ("evidence", "p-02; p-06", ["p-02", "p-06"]),
        ("evidence", "p-02 p-06", ["p-02", "p-06"]),
        ("evidence", "p-02 and p-6, p-20", ["p-02", "p-06", "p-20"]),
        ("evidence", "P-02 (owner in town)", ["p-02"]),
        ("evidence", "Interview with P-02, March", ["p-02"]),
        ("evidence", "Co-owner of workshop 6", ["p-06"]),
        ("evidence", "the order log 2026 H1", ["order-log-2026-h1"]),
        ("evidence", "2026 H1 order log", ["order-log-2026-h1"]),
        ("evidence", "log of the first half", ["order-log-2026-h1"]),
        ("evidence", "P-01 Co-owner of workshop 6", []),
        ("evidence", "p-02 or p-06", []),
        ("evidence", "p-22", []),
        ("evidence", "p-200", []),
        ("evidence", "P-2a", []),
        ("evidence", "none", []),
        ("evidence", "https://example.com/2", []),
        ("evidence", "2", []),
        ("persona", "Workshop owner", ["workshop-owner"]),
        ("persona", "master mechanic", ["workshop-owner"]),
        ("persona", "the front desk", ["front-desk"]),
        ("claim", "Parts come late", ["late"]),
    ],
)
def test_what_is_meant(meant: MeantIds, target: str, said: str, found: list[str]) -> None:
    assert list(meant.of(target, said)) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("p-2", "p-02"),
        ("p-002", "p-02"),
        ("p-22", None),
        ("p-12", None),
        ("q-02", "p-02"),
        ("p-02b", None),
        ("order-log-2026-h2", None),
        ("order-log-2025-h1", None),
        ("oder-log-2026-h1", "order-log-2026-h1"),
        ("something-else", None),
    ],
)
def test_a_misspelt_id_never_becomes_one_with_another_number(said: str, found: str | None) -> None:
    assert id_meant(said, ["p-01", "p-02", "p-06", "p-20", "order-log-2026-h1"]) == found


@pytest.mark.parametrize(
    ("written", "way_out"),
    [
        ("[P-02 (owner in town)]", "Write `evidence: [p-02]`."),
        ("[p-01; p-02]", "Write `evidence: [p-01, p-02]`."),
        ("[p-01 p-02]", "Write `evidence: [p-01, p-02]`."),
        ("P-01 and P-02", "Write `evidence: [p-01, p-02]`."),
        ("[Interview with P-04]", "Write `evidence: [p-04]`."),
        ("[Orders of 2026]", "Write `evidence: [order-log]`."),
        ("none", "Delete line 47 if there is none."),
        ("[N/A]", "Delete line 47 if there is none."),
        (
            "['https://example.com/talk']",
            "Add the address as `link` to an evidence file, and use the name of that file here.",
        ),
        ("[Somebody at the fair]", "Use the name of an evidence file, without its extension."),
    ],
)
def test_the_way_out_leads_to_what_was_meant(written: str, way_out: str) -> None:
    example = f"goals:\n  - {{id: a-goal, text: No lift stands still., evidence: {written}}}\n"
    found = check_handbook(handbook_from(laid_over(example)), TODAY)
    assert way_out in [each.help for each in found if each.rule == "wrong-value"]
