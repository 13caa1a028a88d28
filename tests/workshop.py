"""The small handbook in `pages/workshop`, as the pages' tests see it: one day, a few rules, no rule that may change."""

from __future__ import annotations

import datetime as dt
import html
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from markdown import Markdown

from persona_handbook.finding import Finding, Level
from persona_handbook.lint.form import FORM_RULES
from persona_handbook.lint.rule import Option, Rule
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.address import Addresses, LinkStyle
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page
from persona_handbook.site.templating import load_templates

PAGES = Path(__file__).parent / "pages"
TODAY = dt.date(2026, 10, 15)

FEW_TALKS = Rule(
    name="few-talks",
    title="Hardly anybody was talked with",
    why="Five talks are where stories begin to repeat.",
    source="The practice of interviews",
    bad="evidence:\n  - p-01\n",
    good="evidence:\n  - p-01\n  - p-02\n",
    about=Persona,
    check=lambda _persona, _given: (),
    active=Level.WARNING,
    draft=Level.NOTE,
    clock=True,
    silences=("wrong-value",),
    options={"min": Option(5, "the fewest people")},
)


def workshop() -> Handbook:
    """Read the small handbook; what is wrong in its broken file is told in words of our own."""
    handbook = read_handbook(read_settings(PAGES / "workshop"))
    (broken,) = handbook.broken
    found = tuple(replace(each, message="The `quote` has no end.", help="End it.") for each in broken.findings)
    return replace(handbook, broken=(replace(broken, findings=found),), findings=found)


def edition(handbook: Handbook | None = None, *more: Finding) -> Edition:
    """Make an edition of a handbook (else of the small one) with the findings of form and some more."""
    handbook = handbook or workshop()
    found = sorted((*handbook.findings, *more), key=lambda finding: finding.order)
    rules = tuple(sorted((*FORM_RULES, FEW_TALKS), key=lambda rule: rule.name))
    return Edition(handbook, tuple(found), TODAY, rules, load_templates(Addresses(LinkStyle.MARKDOWN)))


def by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """Give pages by their paths."""
    return {page.path: page for page in pages}


def finding(level: Level, path: str = "personas/workshop-owner.yaml", rule: str = "few-talks") -> Finding:
    """Make a finding of a level in a file of the small handbook."""
    handbook = workshop()
    files: list[File] = [*handbook.personas, *handbook.evidence, *handbook.journeys]
    file = next(each for each in files if each.path == path)
    return Finding(file.place.whole, level, rule, f"A {level.word} in `{path}`.", "Mend it.")


def rendered(page: Page) -> str:
    """Render a page's Markdown as a host does."""
    return Markdown(extensions=["attr_list", "md_in_html", "fenced_code"]).convert(page.body)


def words(page: Page) -> str:
    """Give what a reader reads on a page, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", rendered(page))).split())


def assert_as_reviewed(page: Page) -> None:
    """Hold a page against its golden; `REVIEW=1` writes the golden anew for somebody to review."""
    golden = PAGES / "reviewed" / page.path
    shown = re.sub(r"\n\s*\n+", "\n\n", html.unescape(page.text))
    if os.environ.get("REVIEW"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(shown, "utf-8", newline="\n")
    assert shown == golden.read_text("utf-8")
