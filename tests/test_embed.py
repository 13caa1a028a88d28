"""Pages for frames: small, alone, without scripts, and with links that lead to the handbook."""

from __future__ import annotations

import html
import posixpath
import re

import pytest

from persona_handbook.model.handbook import Handbook
from persona_handbook.site.address import LinkStyle
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.edition import Edition
from persona_handbook.site.embed.embed_code import embed_code
from persona_handbook.site.embed.frame_pages import embed_files
from persona_handbook.site.pages.retired import page_of
from persona_handbook.site.tree import assets, paths_of
from persona_handbook.testing import TODAY, handbook_from, laid_over

LARGEST = 12_000
OTHER = "# personas/other.yaml like personas/buyer.yaml\nname: Other"
FOREIGN = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:|https?://|<iframe", re.IGNORECASE)


def edition_of_files(files: str, settings: str = "site_name: A\n") -> Edition:
    return edition_without_findings(handbook_from({**laid_over(files), "mkdocs.yml": settings}), TODAY)


@pytest.fixture(scope="module")
def example_edition(example: Handbook) -> Edition:
    return edition_without_findings(example, TODAY)


def test_every_persona_and_journey_has_one_that_is_small_and_alone(example_edition: Edition) -> None:
    made = embed_files(example_edition)
    handbook = example_edition.handbook
    assert set(made) == {f"embed/personas/{each}.html" for each in handbook.persona_by_id} | {
        f"embed/journeys/{each}.html" for each in handbook.journey_by_id
    }
    for path, content in made.items():
        text = content.decode()
        assert len(content) < LARGEST, path
        assert FOREIGN.findall(text) == [], path
        assert '<base target="_top">' in text
        assert text.count("<h1") == 1
    assert len(assets()["embed.css"]) < LARGEST
    assert not any("embed" in each for each in paths_of("css"))


def test_its_links_lead_to_files_of_the_site(example_edition: Edition) -> None:
    handbook = example_edition.handbook
    files = {f"{page_of(each, handbook).removesuffix('.md')}/" for each in handbook.persona_by_id}
    files |= {f"journeys/{each}/" for each in handbook.journey_by_id} | {"assets/persona-handbook/embed.css"}
    for path, content in embed_files(example_edition).items():
        for link in re.findall(r'href="([^"#]+)', content.decode()):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) + "/" * link.endswith("/")
            assert target in files, (path, link)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "status: retired\nreplaced_by: other\n# personas/other.yaml like personas/buyer.yaml\nname: Other",
            "Replaced by",
        ),
        ("status: retired", "Kept for reference"),
        ("status: draft", "Draft."),
        ("role: anti\nwhy_not: Too far away.", "Too far away."),
        ('name: "<b onload=x>{{ 7 * 7 }}"', "&#60;b onload&#61;x"),
    ],
)
def test_it_says_what_one_must_know_of_a_persona(change: str, told: str) -> None:
    assert told in embed_files(edition_of_files(change))["embed/personas/buyer.html"].decode()


def test_the_code_to_copy_is_safe_and_leads_there() -> None:
    edition = edition_of_files("name: 'A \"B\" <C>'", "site_name: A\nsite_url: https://example.org/h/\n")
    code = embed_code(edition, edition.handbook.personas[0])
    assert code
    assert 'src="https://example.org/h/embed/personas/buyer.html"' in code
    (title,) = re.findall(r'title="([^"]*)"', code)
    assert html.unescape(title) == 'A "B" <C>'


def test_a_host_of_markdown_files_gets_none(example: Handbook) -> None:
    edition = edition_without_findings(example, TODAY)
    plain = type(edition.templates.addresses)(LinkStyle.MARKDOWN)
    for_files = edition.__class__(
        **{
            **{name: getattr(edition, name) for name in ("handbook", "findings", "today", "rules")},
            "templates": edition.templates.__class__(edition.templates.environment, plain),
        }
    )
    assert embed_files(for_files) == {}
    assert embed_code(for_files, example.personas[0]) is None
