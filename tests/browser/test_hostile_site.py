"""Text that would like to be something else is shown exactly as it was written, everywhere, and nothing runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import REPOSITORY, Build, Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

NAME = "<img src=x onerror=alert(1)>"
PAIN = '--8<-- "../../secret.txt" and {{ 7*7 }} </title><script>alert(2)</script> [[persona:x]] :smile: *[HTML]: no'
ACTIONS = ('title; # : , %% "quoted"', "section: <b>two</b>", "%%{init: {'theme': 'dark'}}%% {{ 7*7 }}")


def quoted(text: str) -> str:
    return json.dumps(text)


@pytest.fixture(scope="session")
def hostile_site(serve: Build, tmp_path_factory: pytest.TempPathFactory) -> str:
    root: Path = tmp_path_factory.mktemp("hostile")
    steps = "".join(f"      - {{action: {quoted(action)}, feeling: 2}}\n" for action in ACTIONS)
    files = {
        "personas/hostile.yaml": f"name: {quoted(NAME)}\nstatus: draft\nsummary: {quoted(PAIN)}\n"
        f"pains:\n  - {{id: hostile-pain, text: {quoted(PAIN)}}}\n"
        f"sections:\n  - {{title: {quoted(NAME)}, body: {quoted(PAIN + chr(10) * 2 + '[x](javascript:alert(3))')}}}\n",
        "journeys/hostile-way.yaml": f"title: {quoted(NAME)}\npersona: hostile\nkind: usage\nstatus: draft\n"
        f"stages:\n  - id: one\n    name: {quoted('journey ' + NAME)}\n    steps:\n{steps}",
        "docs/index.md": "# Home\n\n::: handbook\n",
        "secret.txt": "the secret",
        "mkdocs.yml": (REPOSITORY / "mkdocs.yml").read_text("utf-8").split("nav:")[0]
        + "\nmarkdown_extensions: [abbr, admonition, pymdownx.snippets, pymdownx.emoji, pymdownx.magiclink, smarty]\n",
    }
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return serve(root)


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
