"""Names that people see, written where an id belongs: the way out is a declared id and never another one."""

from __future__ import annotations

import pytest

from persona_handbook.testing import handbook_from, laid_over

SETTINGS = """# mkdocs.yml
plugins:
  - persona-handbook:
      products: [{id: parts-shop, name: Liftside parts shop}]
      scales: [{axis: plans-ahead, name: Planning, low: hours, high: years}]
      teams: [{id: makers, name: Product and design}]
# personas/buyer.yaml
"""
DECISION = "decisions: [{id: a, team: %s, decision: Show it., because: [late-parts]}]\n"


@pytest.mark.parametrize(
    ("written", "way_out", "fixed"),
    [
        ("product: Liftside parts shop\n", "Write `parts-shop`.", "parts-shop"),
        ("product: Liftside part shop\n", "Write `parts-shop`.", None),
        ("scales: [{axis: Planning, value: 2}]\n", "Write `plans-ahead`.", "plans-ahead"),
        ("scales: [{axis: Plans Ahead, value: 2}]\n", "Write `plans-ahead`.", "plans-ahead"),
        (DECISION % "Product and design", "Write `makers`.", "makers"),
        (DECISION % "Warehouse", "Write an id that `teams` in `mkdocs.yml` declares.", None),
    ],
)
def test_a_label_leads_to_the_declared_id(written: str, way_out: str, fixed: str | None) -> None:
    """A text that is exactly a declared name is fixed; what only looks like one is suggested."""
    [finding] = handbook_from(laid_over(SETTINGS + written)).findings
    assert finding.help == way_out
    assert (finding.fix.text if finding.fix else None) == fixed
