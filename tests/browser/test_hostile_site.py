"""Text that would like to be something else is shown exactly as it was written, everywhere, and nothing runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.conftest import Visitor
from browser.hostile import ACTIONS, NAME, PAIN

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def shown(visitor: Visitor, selector: str = "article") -> str:
    return " ".join(visitor.page.locator(selector).first.inner_text().split())


@pytest.mark.parametrize("path", ["", "personas/", "personas/hostile/", "journeys/", "journeys/hostile-way/", "lint/"])
def test_nothing_runs_anywhere(hostile_site: str, visit: Visit, path: str) -> None:
    visitor = visit(hostile_site)
    visitor.open(path).wait_for_load_state("networkidle")
    assert visitor.page.locator("img[src=x], script:text('alert(')").count() == 0
    assert "the secret" not in visitor.page.content()


def test_a_persona_is_shown_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    visitor.open("personas/hostile/")
    assert NAME in shown(visitor, "article h1")
    assert PAIN in shown(visitor)
    assert visitor.page.title().startswith(NAME)
    assert visitor.page.locator("article a[href^='javascript']").count() == 0


def test_the_navigation_shows_names_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    visitor.open("personas/")
    assert NAME in visitor.page.locator(".md-nav--primary").inner_text()


def test_a_diagram_shows_steps_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    visitor.open("journeys/hostile-way/")
    (words,) = visitor.diagrams(1)
    for text in (*ACTIONS, f"journey {NAME}", NAME):
        assert text.replace(" ", "") in words.replace(" ", "")
    for action in ACTIONS:
        assert action in shown(visitor)


def test_the_search_shows_names_as_written(hostile_site: str, visit: Visit) -> None:
    visitor = visit(hostile_site)
    page = visitor.open("")
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("onerror", delay=5)
    page.locator(".md-search-result__item").first.wait_for(timeout=15_000)
    results = page.locator(".md-search-result__list").inner_text()
    assert NAME in results
    assert page.locator(".md-search-result__list img").count() == 0
