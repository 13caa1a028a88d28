"""Every kind of page is accessible: in light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from operator import not_
from pathlib import Path

import pytest

from browser.conftest import FOLDERS, Visitor
from browser.waiting import last_answer

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
OF_THE_THEME = [".md-search", ".md-nav", ".md-code__nav"]
FOUND = """
exclude => axe.run({ exclude }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} ${node.failureSummary.split("\\n").slice(1).join(" ").trim()}`)))
"""


@pytest.mark.parametrize(
    ("name", "dark", "width"),
    [
        ("site", False, 1280),
        pytest.param("site", False, 360, marks=pytest.mark.slow),
        pytest.param("site", True, 1280, marks=pytest.mark.slow),
        ("site", True, 360),
        ("hostile_site", True, 360),
    ],
)
def test_axe_finds_nothing_on_any_kind_of_page(
    request: pytest.FixtureRequest, visit: Visit, name: str, *, dark: bool, width: int
) -> None:
    visitor = visit(request.getfixturevalue(name), dark=dark, width=width)
    found = {}
    folder = FOLDERS[request.getfixturevalue(name)]
    framed = [next((folder / "embed" / each).glob("*.html")) for each in ("personas", "journeys")]
    paths = [*visitor.kinds_of_page(), *(each.relative_to(folder).as_posix() for each in framed)]
    assert len(paths) > 10
    for path in paths:
        page = visitor.open(path)
        page.add_script_tag(path=AXE)
        if violations := last_answer(page, FOUND, not_, OF_THE_THEME):
            found[path] = violations
    assert found == {}
