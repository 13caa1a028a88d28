"""A site's own settings and diagrams do not keep the handbook's diagrams from being drawn, and are drawn as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Build, Visitor
from browser.waiting import eventually

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

PERSONA = "name: Workshop owner\nstatus: draft\nowner: research\nsummary: Orders parts while a customer waits.\n"
STEP = "{action: Opens the box, feeling: 3}"
JOURNEY = (
    "title: A way\npersona: a\nkind: usage\nstatus: draft\nowner: research\n"
    f"stages: [{{id: one, name: Arrival, steps: [{STEP}]}}]\n"
)
FLOWCHART = "```mermaid\nflowchart LR\n  A[Alpha & Omega] --> B[Beta]\n```\n"
PAGE = f"# Home\n\n[To the other page](next.md)\n\n{FLOWCHART}\n::: journey w\n"
LONG_PAGE = "# Long\n\n" + "::: journey w\n\n" * 12
WITHIN = """# Within

- An item

    ::: journey w

- Another

=== "A tab"

    1. One

        ::: journey w

!!! note

    --8<-- "journey.md"
"""
OLD_LIBRARY = """
window.mermaid = { version: "9.4.3", mermaidAPI: {}, initialize: function () {}, render: function (id, source, done) {
  if (done) done("<svg></svg>"); return "<svg></svg>"; } };
"""
FENCE = (
    "  - pymdownx.superfences:\n      custom_fences:\n        - {name: mermaid, class: %s, format: !!python/name:%s }\n"
)
MATERIAL = "theme: {name: material, font: false}\n"
INSTANT = "theme: {name: material, font: false, features: [navigation.instant]}\n"
WITHOUT, WITH = "plugins: [search, persona-handbook]\n", "plugins: [search, persona-handbook, mermaid2]\n"
EXTENSIONS = "markdown_extensions:\n"
SITES = {
    "nothing set": MATERIAL + WITH,
    "without mermaid2": INSTANT + WITHOUT,
    "mermaid2 first, with a version": INSTANT + "plugins: [search, {mermaid2: {version: 10.4.0}}, persona-handbook]\n",
    "a fence that makes a div": INSTANT + WITH + EXTENSIONS + FENCE % ("mermaid", "mermaid2.fence_mermaid"),
    "a fence that makes a div, without mermaid2": (
        INSTANT + WITHOUT + EXTENSIONS + FENCE % ("mermaid", "pymdownx.superfences.fence_div_format")
    ),
    "material's own": MATERIAL + WITHOUT + EXTENSIONS + FENCE % ("mermaid", "pymdownx.superfences.fence_code_format"),
    "extra after superfences": MATERIAL + WITH + "markdown_extensions: [pymdownx.superfences, extra]\n",
    "a fence without a name": (
        MATERIAL + WITH + EXTENSIONS + "  - pymdownx.superfences:\n      custom_fences:\n"
        "        - {name: math, class: math, format: !!python/object/apply:pymdownx.arithmatex.arithmatex_fenced_format"
        " {kwds: {mode: generic, tag: pre}}}\n"
    ),
    "the mkdocs theme": "theme: {name: mkdocs, highlightjs: false}\n" + WITH,
    "the readthedocs theme": "theme: {name: readthedocs, highlightjs: false}\n" + WITH + "use_directory_urls: false\n",
    "blocks, and addresses of files": (
        MATERIAL
        + WITH
        + "markdown_extensions: [pymdownx.blocks.html, pymdownx.blocks.tab]\nuse_directory_urls: false\n"
    ),
}
EVERY_TIME = ("a fence that makes a div", "extra after superfences", "a fence without a name", "the mkdocs theme")
OWN_NOT_DRAWN = {
    "an old library": MATERIAL + WITH + "extra_javascript: [js/mermaid.min.js]\n",
    "a fence of another class": (
        MATERIAL + WITH + EXTENSIONS + FENCE % ("picture", "pymdownx.superfences.fence_code_format")
    ),
}
WORDS = """
() => [...document.querySelectorAll("div.mermaid")]
  .map((each) => (each.shadowRoot || each).querySelector("svg")?.textContent || "").join(" ")
"""
DRAWN = (
    "() => [...document.querySelectorAll('div.mermaid')].filter((each) => each.shadowRoot.querySelector('svg')).length"
)


@pytest.fixture(scope="session")
def built(serve: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Build a small handbook in a site with such settings."""

    def build(settings: str) -> str:
        root = tmp_path_factory.mktemp("site")
        files = {
            "mkdocs.yml": f"site_name: X\n{settings}",
            "docs/index.md": PAGE,
            "docs/next.md": PAGE.replace("# Home", "# Next").replace("next.md", "index.md"),
            "docs/long.md": LONG_PAGE,
            "docs/within.md": WITHIN,
            "journey.md": "::: journey w\n",
            "docs/js/mermaid.min.js": OLD_LIBRARY,
            "personas/a.yaml": PERSONA,
            "journeys/w.yaml": JOURNEY,
        }
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        return serve(root, as_it_is=True)

    return build


def shows(page: Page, *words: str) -> None:
    eventually(page, WORDS, lambda drawn: all(word in drawn.replace(" ", "") for word in words))


@pytest.mark.parametrize(
    "settings",
    [pytest.param(each, id=name, marks=() if name in EVERY_TIME else pytest.mark.slow) for name, each in SITES.items()],
)
def test_every_diagram_is_drawn(built: Callable[[str], str], visit: Visit, settings: str) -> None:
    visitor = visit(built(settings))
    page = visitor.open("index.html")
    shows(page, "Alpha&Omega", "Opensthebox", "Arrival")
    page.get_by_role("link", name="To the other page").click()
    expect(page.locator("h1", has_text="Next")).to_be_attached()
    shows(page, "Alpha&Omega", "Opensthebox", "Arrival")


@pytest.mark.parametrize("settings", OWN_NOT_DRAWN.values(), ids=OWN_NOT_DRAWN.keys())
def test_the_handbook_s_diagrams_are_drawn_without_those_of_the_site(
    built: Callable[[str], str], visit: Visit, settings: str
) -> None:
    visitor = visit(built(settings))
    page = visitor.open("index.html")
    shows(page, "Opensthebox", "Arrival")


def test_diagrams_are_drawn_within_lists_tabs_and_notes(built: Callable[[str], str], visit: Visit) -> None:
    extensions = "markdown_extensions: [admonition, pymdownx.snippets, pymdownx.tabbed: {alternate_style: true}]\n"
    page = visit(built(MATERIAL + WITH + extensions)).open("within/")
    for place in ("li > .ph-diagram", ".tabbed-block li > .ph-diagram", ".admonition > .ph-diagram"):
        diagram = page.locator(f".md-content {place}").first
        diagram.scroll_into_view_if_needed()
        expect(diagram.locator("div.mermaid")).to_be_attached()
    eventually(page, DRAWN, lambda number: number == 3)


def test_all_diagrams_are_drawn_for_paper_though_nobody_scrolled_to_them(
    built: Callable[[str], str], visit: Visit
) -> None:
    page = visit(built(SITES["nothing set"])).open("long/")
    page.emulate_media(media="print")
    expect(page.locator("pre.ph-diagram__source")).to_have_count(0)
    eventually(page, DRAWN, lambda number: number == 12)
