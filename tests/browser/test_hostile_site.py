"""Text that would like to be something else is shown exactly as it was written, everywhere, and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browser.conftest import Visitor
from browser.hostile import ACTIONS, NAME, PAIN
from browser.waiting import eventually

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("path", ["", "personas/", "personas/hostile/", "journeys/", "journeys/hostile-way/", "lint/"])
def test_nothing_runs_anywhere(hostile_site: str, visit: Visit, path: str) -> None:
    visitor = visit(hostile_site)
    page = visitor.open(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("img[src=x], script:text('alert(')")).to_have_count(0)
    eventually(page, "document.documentElement.outerHTML", lambda html: "the secret" not in html)


def test_a_persona_is_shown_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    page = visitor.open("personas/hostile/")
    expect(page.locator("article h1")).to_contain_text(NAME)
    expect(page.locator("article")).to_contain_text(PAIN)
    expect(page).to_have_title(re.compile(re.escape(NAME)))
    expect(page.locator("article a[href^='javascript']")).to_have_count(0)


def test_the_navigation_shows_names_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    page = visitor.open("personas/")
    expect(page.locator(".md-nav--primary")).to_contain_text(NAME)


def test_a_diagram_shows_steps_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    visitor.open("journeys/hostile-way/")
    (words,) = visitor.diagrams(1)
    for text in (*ACTIONS, f"journey {NAME}", NAME):
        assert text.replace(" ", "") in words.replace(" ", "")
    for action in ACTIONS:
        expect(visitor.page.locator("article")).to_contain_text(action)


def test_the_search_shows_names_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    page = visitor.open("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("onerror", delay=5)
    expect(page.locator(".md-search-result__list")).to_contain_text(NAME)
    expect(page.locator(".md-search-result__list img")).to_have_count(0)
