"""Names that people see, written where an id belongs: the way out is a declared id and never another one."""

from __future__ import annotations

import pytest

from persona_handbook.lint.engine import check_handbook
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY, handbook_from, laid_over

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
        (DECISION % "Warehouse", "Use an ID that `teams` in `mkdocs.yml` declares.", None),
    ],
)
def test_a_label_leads_to_the_declared_id(written: str, way_out: str, fixed: str | None) -> None:
    """A text that is exactly a declared name is fixed; what only looks like one is suggested."""
    [finding] = handbook_from(laid_over(SETTINGS + written)).findings
    assert finding.help == way_out
    assert (finding.fix.text if finding.fix else None) == fixed


METRIC = """# mkdocs.yml
plugins:
  - persona-handbook:
      metrics: [{id: calls, name: Calls per part}]
# journeys/buyer-returns.yaml
stages:
  - id: trouble
    name: Something is missing
    metrics: [{name: %s, value: 3}]
    steps:
      - {action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-01]}
  - {id: relief, name: It comes on time}
"""


@pytest.mark.parametrize(
    ("written", "fixed"),
    [("calls-per-part", "calls"), ("calls per part", "Calls per part"), ("Calls per parts", None), ("calls", None)],
)
def test_a_metric_is_fixed_in_the_form_in_which_it_is_written(written: str, fixed: str | None) -> None:
    found = check_handbook(handbook_from(laid_over(METRIC % written)), TODAY)
    fixes = [each.fix.text for each in found if each.rule == "undeclared-name" and each.fix]
    assert fixes == ([fixed] if fixed else [])


@pytest.mark.parametrize(("written", "shown"), [("calls", "Calls per part"), ("Mood", "Mood")])
def test_the_map_shows_the_declared_name_of_a_metric(written: str, shown: str) -> None:
    made = every_page(edition_of(handbook_from(laid_over(METRIC % written)), TODAY))
    assert f"<li><b>{shown}</b> 3" in made["journeys/buyer-returns.md"].body
