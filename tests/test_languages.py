"""Every word that pages show comes from one catalogue for each language, and none is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import ReadHandbook
from persona_handbook.insight.confidence import Concern, Confidence
from persona_handbook.insight.counting import Gap
from persona_handbook.insight.score import QUESTIONS as SCORED
from persona_handbook.insight.score import STEPS, Ceiling
from persona_handbook.insight.standing import Silence, Standing
from persona_handbook.model.evidence import QUESTIONS
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.site import citations
from persona_handbook.site.i18n.dates import MONTHS
from persona_handbook.site.i18n.language import language_of, languages
from persona_handbook.site.i18n.phrases import HOLE, phrases, translated
from persona_handbook.site.journey.course import FEELINGS, feeling_in_words
from persona_handbook.site.journey.map import LANES
from persona_handbook.site.navigation import SECTIONS
from persona_handbook.site.pages import compare as compare_page
from persona_handbook.site.pages import coverage as research_pages
from persona_handbook.site.pages import persona_view
from persona_handbook.site.pages import personas as persona_pages
from persona_handbook.site.pages import teams as team_pages
from persona_handbook.site.pages.decisions import RESULTS
from persona_handbook.site.pages.evidence import RECORDED, RECRUITED
from persona_handbook.site.pages.fields import KINDS
from persona_handbook.site.pages.journeys import STATES

SITE = files("persona_handbook.site")
SAID = re.compile(r"""\bsay\(\s*f?"([^"{}]+)"|\bsay\(\s*'([^'{}]+)'""")
WORDS_IN_TEMPLATES = (
    *("Severity", "Level", "Importance", "Satisfaction today"),
    *("People who use it", "People who buy it", "People who buy and use it"),
    *("persona", "personas", "piece of evidence", "pieces of evidence", "decision", "decisions"),
    *("Status", "Product", "Tag", "Kind", "Persona", "Year", "Team"),
)
OTHER = [code for code in languages() if code != "en"]


def templates() -> dict[str, str]:
    return {each.name: each.read_text("utf-8") for each in (SITE / "templates").iterdir()}


def sources() -> Iterator[str]:
    yield from templates().values()
    yield from (file.read_text("utf-8") for file in Path(str(SITE)).glob("*.py"))


def choices(kind: str, *way: str) -> list[str]:
    field = schema_of(kind)
    for step in way:
        field = field["properties"][step] if step in field.get("properties", {}) else field[step]
    return [str(each) for each in field["enum"]]


def spoken() -> set[str]:
    """Give everything that a page may say in words of ours."""
    tables: tuple[Mapping[str, str], ...] = (
        persona_view.WORK,
        persona_view.AIMS,
        persona_view.DECISION,
        team_pages.HEADINGS,
        team_pages.LEADS,
    )
    tables += (compare_page.HEADINGS, persona_pages.VERDICTS, citations.VERDICTS, QUESTIONS, LANES, STATES, SECTIONS)
    tables += (RECORDED, RECRUITED)
    kinds = choices("evidence", "kind")
    journeys = choices("journey", "kind")
    found = {value for table in tables for value in table.values()}
    found |= {phrase for template in templates().values() for phrase in phrases(template)}
    found |= {one or other for text in sources() for one, other in SAID.findall(text)}
    found |= {*persona_view.SEVERITIES, *FEELINGS, *MONTHS, *STEPS.values(), *research_pages.DEPTHS.values()}
    found |= {each.name for each in SCORED} | {each.reason for each in Ceiling} | {each.pattern for each in Concern}
    found |= {*RESULTS.values()} | {each.value for each in Gap} | {"Does not count"}
    found |= {each.pattern for each in Standing} | {each.value for each in Silence}
    found |= {f"{each.word} confidence" for each in Confidence}
    found |= {each.name for each in team_pages.USUAL} | {f"For {each.id}" for each in team_pages.USUAL}
    found |= {each for kind in KINDS for each in (kind.title, kind.about, f"Fields: {kind.title.lower()}")}
    found |= {each.replace("-", " ").capitalize() for each in (*kinds, *journeys)} | {*journeys}
    found |= {each.replace("-", " ") for each in kinds}
    found |= {each.replace("-", " ").capitalize() for each in choices("persona", "status")}
    found |= {word + plural for word in ("error", "warning", "note") for plural in ("", "s")}
    found |= {each.replace("_", " ").capitalize() for each in CLAIM_FIELDS}
    found |= {*choices("persona", "jobs", "items", "kind"), *choices("persona", "buying_roles", "items")}
    found |= {*choices("evidence", "consent", "scope"), *WORDS_IN_TEMPLATES}
    found |= {each.replace("-", " ").capitalize() for each in choices("persona", "reviews", "items", "outcome")}
    found |= {team_pages.OTHER_LEAD, "For {team}", "between {below} and {above}", "{day}"}
    return found


@pytest.mark.parametrize("code", OTHER)
def test_no_phrase_is_forgotten_and_none_is_left_over(code: str) -> None:
    catalogue = language_of(code).catalogue
    assert sorted(spoken() - set(catalogue)) == []


@pytest.mark.parametrize("code", OTHER)
def test_values_and_choices_of_a_phrase_are_kept(code: str) -> None:
    for phrase, told in language_of(code).catalogue.items():
        numbers = {hole[1] for hole in HOLE.finditer(phrase) if hole[1]}
        assert {hole[1] for hole in HOLE.finditer(told) if hole[1]} <= numbers, phrase
        chosen = [sum(not hole[1] for hole in HOLE.finditer(each)) for each in (phrase, told)]
        assert chosen[1] <= chosen[0], phrase
        assert re.findall(r"\{[a-z]+\}", phrase) == re.findall(r"\{[a-z]+\}", told), phrase


def test_a_template_without_a_catalogue_stays_as_it_is() -> None:
    for template in templates().values():
        assert translated(template, {}) == template


CATALOGUE = {
    "{1} of 100, {2}": "{2}: {1} von 100",
    "{1} {person|people} interviewed": "{1} {Person|Leute} befragt",
    "Owner": "Wer",
    "The jobs": "Die Aufgaben",
    "Only": "Nur",
}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<b>{{ a }} of 100, {{ b }}</b>", "<b>{{ b }}: {{ a }} von 100</b>"),
        (
            '<li>{{ n }} {{ "person" if n == 1 else "people" }} interviewed</li>',
            '<li>{{ n }} {{ "Person" if n == 1 else "Leute" }} befragt</li>',
        ),
        (
            '<td data-label="Owner" class="Owner">\n Owner {% if x %}',
            '<td data-label="Wer" class="Owner">\n Wer {% if x %}',
        ),
        ("## The jobs { #jobs }\n\n<div>Only</div>", "## Die Aufgaben { #jobs }\n\n<div>Nur</div>"),
        ('<a href="{{ link("Owner") }}">Else</a>', '<a href="{{ link("Owner") }}">Else</a>'),
    ],
)
def test_phrases_are_put_into_a_language(template: str, expected: str) -> None:
    assert translated(template, CATALOGUE) == expected


def test_a_feeling_between_two_words() -> None:
    assert feeling_in_words(2.5, language_of("de").say) == "zwischen schlecht und weder gut noch schlecht"


def test_the_site_s_language_chooses_and_a_handbook_may_add_one(read: ReadHandbook, tmp_path: Path) -> None:
    handbook = read({"mkdocs.yml": "site_name: x\ntheme: {name: material, language: de-AT}\n"})
    assert handbook.settings.language == "de-AT"
    own = {"fr": {"Owner": "Responsable"}}
    assert language_of("fr", own).say("Owner") == "Responsable"
    assert language_of("fr", own).say("Reviewed") == "Reviewed"
    assert language_of("de", own).say("Owner") == "Verantwortlich"
    assert read_settings(tmp_path / "elsewhere").language == "en"
