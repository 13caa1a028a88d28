"""Every kind of page serves whoever reads it on a desk, a phone or paper, with a keyboard, or without scripts."""

from __future__ import annotations

from collections.abc import Callable
from operator import not_
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import FOLDERS, Visitor
from browser.waiting import alter, eventually, last_answer

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
A4_BETWEEN_MARGINS = 718
WIDTH = "document.documentElement.scrollWidth"
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
OF_THE_THEME = [".md-search", ".md-nav", ".md-code__nav"]
BARRIERS = """
exclude => axe.run({ exclude }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} ${node.failureSummary.split("\\n").slice(1).join(" ").trim()}`)))
"""
UNSEEN = """
() => [...document.querySelectorAll("article :is(a[href], button, input, select, summary, [tabindex])")]
  .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
  .filter((each) => {
    each.focus();
    const style = getComputedStyle(each);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return document.activeElement !== each || !(outlined || style.boxShadow !== "none");
  })
  .map((each) => each.outerHTML.slice(0, 150))
"""
LOST_ON_PAPER = """
() => [...document.querySelectorAll(".ph, .ph *")]
  .filter((each) => each.checkVisibility() && (["auto", "scroll", "hidden"].includes(getComputedStyle(each).overflowY)
    && each.scrollHeight > each.clientHeight + 2 && each.clientHeight > 40 || each.matches(".ph-filter, .ph-button")))
  .map((each) => each.outerHTML.slice(0, 150))
"""
TOLD = """
() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary)")]
  .filter((each) => each.checkVisibility() && !each.querySelector("select, button") && !each.closest("form"))
  .map((each) => each.innerText.replace(/\\s+/g, " ").trim())
"""


def axe(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found: list[str] = last_answer(page, BARRIERS, not_, OF_THE_THEME)
    return found


def keyboard(page: Page) -> list[str]:
    page.keyboard.press("Tab")
    found: list[str] = last_answer(page, UNSEEN, not_)
    return found


def screen(page: Page) -> list[str]:
    """Give the directions of writing in which a page is wider than its screen."""
    shown = page.viewport_size["width"] if page.viewport_size else 0
    wide = []
    for direction in ("rtl", "ltr"):
        alter(page, "direction => { document.documentElement.dir = direction; }", direction)
        if last_answer(page, WIDTH, lambda width: width <= shown) > shown:
            wide.append(direction)
    return wide


def paper(page: Page) -> list[str]:
    """Give how wide a page is on A4, in pixels, if that is too wide, and what paper cuts off or has no use for."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_BETWEEN_MARGINS, "height": 900})
    width = last_answer(page, WIDTH, lambda width: width <= A4_BETWEEN_MARGINS)
    lost: list[str] = last_answer(page, LOST_ON_PAPER, not_)
    return [str(width), *lost] if width > A4_BETWEEN_MARGINS else lost


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
def test_nobody_meets_a_barrier_on_any_kind_of_page(
    request: pytest.FixtureRequest, visit: Visit, name: str, *, dark: bool, width: int
) -> None:
    visitor = visit(request.getfixturevalue(name), dark=dark, width=width)
    found: dict[str, list[str]] = {}
    folder = FOLDERS[request.getfixturevalue(name)]
    framed = [next((folder / "embed" / each).glob("*.html")) for each in ("personas", "journeys")]
    paths = [*visitor.kinds_of_page(), *(each.relative_to(folder).as_posix() for each in framed)]
    assert len(paths) > 10
    for path in paths:
        page = visitor.open(path)
        found |= {f"{path}: {look.__name__}": told for look in (axe, keyboard, screen, paper) if (told := look(page))}
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": width, "height": 900})
    assert found == {}


def test_nothing_that_is_told_needs_a_script(site: str, visit: Visit) -> None:
    plain, scripted = visit(site, script=False), visit(site)
    for path in scripted.kinds_of_page():
        told = set(eventually(scripted.open(path), TOLD, bool))
        untold = told - set(eventually(plain.open(path), TOLD, bool))
        assert untold == set(), path


def test_a_diagram_that_never_came_into_sight_is_told_in_words_on_paper(site: str, visit: Visit) -> None:
    visitor = visit(site, width=360)
    page = visitor.open("example/")
    page.emulate_media(media="print")
    expect(page.locator(".ph-embedded li >> visible=true").nth(3)).to_be_attached()
    expect(page.locator(".ph-embedded li >> visible=false")).to_have_count(0)
    expect(page.locator(".ph-diagram pre")).to_be_hidden()
