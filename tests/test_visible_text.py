"""No page in one language shows a word of another: texts of people are marks, so that all other words are ours.

A made-up language has other letters than English, so that a word which no catalog translates is seen on any page. In a
real language, no text of a page is as in English, but the words in `words/same.yaml`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import REPOSITORY
from marked import FREE, marked_files
from persona_handbook.lint.registry import all_rules
from persona_handbook.reading.schema.fields import field_rows
from persona_handbook.site.address import Addresses, LinkStyle
from persona_handbook.site.checking import edition_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.forms.pages import form_files
from persona_handbook.site.i18n.language import Language, language_for_code, languages
from persona_handbook.site.templating import load_templates
from persona_handbook.testing import TODAY, handbook_from
from persona_handbook.writing.files import lay_out
from seldom import seldom
from visible import CODE, MADE_UP, visible
from workshop import rendered

I18N = REPOSITORY / "plugins/persona_handbook/site/i18n"
FEW = True
OTHER = [code for code in languages() if code != "en"]
FIRST = re.compile(r"(persona|journey)-[12]\.|evidence-[1-4]\.")
WORD, LONG_WORD = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[A-Za-z]{4,}")
NAMED_BY_OTHERS = re.compile(
    r"(?i)zq\w+|^[\w-]+=|`[^`]*`|%\(\w+\)s|\{\w+\}|(?:personas|journeys|schemas)/\S*|(?:persona|journey|evidence)-\d+"
    r"|\S*://\S*|\bGit(?:Hub|Lab)?\b|\bID\b|\bYAML\b|\(\w+\.(?:xml|ics)\)"
)
OF_THE_THEME = frozenset({"Made with", "Material for MkDocs", "aria-label=Navigation"})
PLACES = re.compile(r"%\(\w+\)s|`[^`]*`|\{\w+\}")
STORY = re.compile(r"When I .*, I want to .*, so I can .*")
SITE = "zq1x"
SETTINGS = """
site_name: zq1x
site_url: https://zq.example/
repo_url: https://github.com/zq/zq
edit_uri: edit/main/docs/
nav: [index.md]
theme: {name: material, font: false, language: LANGUAGE}
plugins:
  - search
  - persona-handbook:
      today: "2026-10-15"
      products: [{id: zq2x, name: zq3x}]
      teams: [{id: zq4x, name: zq5x}]
      scales: [{axis: zq6x, low: zq7x, high: zq8x, name: zq9x}]
  - mermaid2
"""


def files_of(language: str, *, few: bool) -> dict[str, str]:
    texts = {path: text for path, text in marked_files().texts().items() if not few or FIRST.search(path)}
    return {"mkdocs.yml": SETTINGS.replace("LANGUAGE", language), "docs/index.md": "# zq10x\n"} | texts


@cache
def edition(few: bool) -> Edition:  # noqa: FBT001  the key of a cache
    return edition_of(handbook_from(files_of(CODE, few=few)), TODAY)


def speaking(made: Edition, language: Language) -> Edition:
    return replace(made, templates=load_templates(Addresses(LinkStyle.MARKDOWN), language))


@cache
def ids() -> frozenset[str]:
    """Give what is named in code alike in every language: rules and fields."""
    fields = (row.name for kind in ("persona", "evidence", "journey", "settings") for row in field_rows(kind))
    return frozenset((*(each.name for each in all_rules()), *fields, FREE.removeprefix("x-").capitalize()))


def has_words(text: str) -> bool:
    """Tell whether anything is left of a text without what others wrote and what has a name of its own."""
    return text.removesuffix(f" - {SITE}") not in ids() and bool(WORD.search(NAMED_BY_OTHERS.sub("", text)))


def shown_in(language: Language, made: Edition) -> Iterator[tuple[str, str]]:
    for path, page in every_page(speaking(made, language)).items():
        yield from ((path, each) for each in (page.title, *visible(rendered(page))) if has_words(each))


def texts_of(schema: Any, shown: Container[str]) -> Iterator[str]:  # noqa: ANN401  any JSON
    if isinstance(schema, dict):
        for name, part in schema.items():
            if name in shown and isinstance(part, str):
                yield part
            elif name == "x-enumTitles":
                yield from part
            elif name in {"properties", "items"} or isinstance(part, dict):
                yield from texts_of(part, shown)


def texts_of_forms(made: Edition) -> Iterator[str]:
    for path, content in form_files(made).items():
        if re.fullmatch(r"propose/\w+\.js", path) and not path.endswith("letters.js"):
            kind = json.loads(content.decode().partition(" = ")[2].rstrip(";\n"))
            yield from texts_of(kind["form"], ("title", "description"))
            yield from texts_of(kind["schema"], ("title", "x-hint"))


@pytest.mark.parametrize("few", seldom([True, False], [True]))
def test_every_word_of_a_page_can_be_translated(few: bool) -> None:  # noqa: FBT001
    made = edition(few)
    assert len(made.findings) > 100
    assert {each for each in shown_in(MADE_UP, made) if not STORY.fullmatch(each[1])} == set()


def test_every_word_of_a_form_can_be_translated() -> None:
    found = [*texts_of_forms(speaking(edition(FEW), MADE_UP))]
    assert len(found) > 100
    assert {each for each in found if has_words(each)} == set()


def same_words(name: str) -> set[str]:
    return set(yaml.safe_load((Path(__file__).parent / "words/same.yaml").read_text("utf-8"))[name])


@pytest.mark.parametrize("name", OTHER)
def test_no_phrase_is_left_in_english(name: str) -> None:
    with (I18N / f"{name}.po").open("rb") as source:
        entries = [each for each in read_po(source, locale=name) if each.id]
    left = {
        one
        for each in entries
        for one in ((each.id,) if isinstance(each.id, str) else each.id)
        if one in (each.string if isinstance(each.string, tuple) else (each.string,))
        and WORD.search(PLACES.sub("", one))
    }
    assert left == same_words(name)


def alike(english: Iterable[str], other: Iterable[str], name: str) -> set[str]:
    """Give the texts that are the same on the pages of two languages, though the language has its own words."""
    same = {_bare(PLACES.sub("", each)) for each in same_words(name)}
    both = {
        each
        for each in {*english} & {*other}
        if LONG_WORD.search(each) and has_words(each) and not STORY.fullmatch(each)
    }
    return {each for each in both if _bare(re.sub(r"^[\w-]+=", "", each)) not in same}


def _bare(text: str) -> str:
    """Give the words of ours in a text alone, in small letters: a phrase may be divided by code."""
    return " ".join(re.findall(r"[^\W\d]+", re.sub(r"zq\d+x", "", text.casefold())))


@pytest.mark.parametrize("name", seldom(OTHER, ["de"]))
def test_no_text_of_a_page_is_as_in_english(name: str) -> None:
    code = name.replace("_", "-")
    english, other = ({each for _, each in shown_in(language_for_code(one), edition(FEW))} for one in ("en", code))
    assert alike(english, other, name) == set()


@cache
def built(root: Path, language: str) -> Mapping[str, str]:
    lay_out(root / language, {path: text.encode() for path, text in files_of(language, few=True).items()})
    config = load_config(str(root / language / "mkdocs.yml"), site_dir=str(root / f"{language}-site"))
    build(config)
    site = root / f"{language}-site"
    return {each.relative_to(site).as_posix(): each.read_text("utf-8") for each in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHER)
def test_no_text_of_a_built_site_is_as_in_english(sites: Path, name: str) -> None:
    english, other = (
        {each for page in built(sites, one).values() for each in visible(page)}
        for one in ("en", name.replace("_", "-"))
    )
    assert alike(english, other, name) - OF_THE_THEME == set()
