"""Every kind of page serves whoever reads it with a keyboard, without scripts, or on paper."""

from __future__ import annotations

from collections.abc import Callable
from operator import not_

import pytest
from playwright.sync_api import expect

from browser.conftest import Visitor
from browser.waiting import eventually, last_answer

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
A4_BETWEEN_MARGINS = 718
WIDTH = "document.documentElement.scrollWidth"
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
TOLD = """
() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, summary)")]
  .filter((each) => each.checkVisibility() && !each.querySelector("select, button") && !each.closest("form"))
  .map((each) => each.innerText.replace(/\\s+/g, " ").trim())
"""


def test_the_keyboard_reaches_everything_and_shows_where_it_is(site: str, visit: Visit) -> None:
    visitor = visit(site)
    unseen = {}
    for path in visitor.kinds_of_page():
        page = visitor.open(path)
        page.keyboard.press("Tab")
        if found := last_answer(page, UNSEEN, not_):
            unseen[path] = found
    assert unseen == {}


def test_nothing_that_is_told_needs_a_script(site: str, visit: Visit) -> None:
    plain, scripted = visit(site, script=False), visit(site)
    for path in scripted.kinds_of_page():
        told = set(eventually(scripted.open(path), TOLD, bool))
        untold = told - set(eventually(plain.open(path), TOLD, bool))
        assert untold == set(), path


def test_every_page_fits_on_paper(site: str, visit: Visit) -> None:
    visitor = visit(site, width=A4_BETWEEN_MARGINS)
    visitor.page.emulate_media(media="print")
    wide = {}
    for path in visitor.kinds_of_page():
        width = last_answer(visitor.open(path), WIDTH, lambda width: width <= A4_BETWEEN_MARGINS)
        if width > A4_BETWEEN_MARGINS:
            wide[path] = width
    assert wide == {}


def test_a_diagram_that_never_came_into_sight_is_told_in_words_on_paper(site: str, visit: Visit) -> None:
    visitor = visit(site, width=360)
    page = visitor.open("example/")
    page.emulate_media(media="print")
    expect(page.locator(".ph-embedded li >> visible=true").nth(3)).to_be_attached()
    expect(page.locator(".ph-embedded li >> visible=false")).to_have_count(0)
    expect(page.locator(".ph-diagram pre")).to_be_hidden()
