"""Texts in any script: each says its language and direction, and is kept apart from words of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from conftest import ReadHandbook
from persona_handbook.insight.likeness import word_count
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.i18n.direction import direction, runs_against
from persona_handbook.site.i18n.language import language_for_code
from persona_handbook.site.markdown.extension import References
from workshop import TODAY, edition

PERSONA = """\
lang: {lang}
name: {text}
status: active
role: primary
summary: {text}
owner: Front desk
tags: [parts]
aliases: [{text}]
jobs:
  - {{id: job, situation: {text}, motivation: {text}, outcome: {text}, evidence: [p-01]}}
behaviors:
  - {{id: habit, text: {text}, frequency: {text}, evidence: [p-01]}}
pains:
  - {{id: pain, text: {text}, severity: 4, workaround: {text}, evidence: [p-01]}}
objections:
  - {{id: doubt, text: {text}, answer: {text}, evidence: [p-01]}}
decisions:
  - {{id: ship, team: product, decision: {text}, because: [pain], date: 2026-01-02}}
"""
JOURNEY = """\
lang: {lang}
title: {text}
persona: p
status: active
kind: decision
owner: Front desk
scenario: {text}
goal: {text}
stages:
  - id: first
    name: {text}
    goal: {text}
    steps:
      - action: {text}
        feeling: 2
        emotion: {text}
        thought: {text}
        touchpoint: {text}
        pains: [{{text: {text}, severity: 4}}]
        opportunities: [{{id: chance, text: {text}, owner: Front desk}}]
      - {{action: {text}, feeling: 4, moment_of_truth: true}}
"""
EVIDENCE = """\
kind: interview
title: {text}
date: 2026-01-01
participant: P-01
answers:
  problem: {{says: {text}}}
"""
# what a persona says in each script, in words of our own
TEXTS = {
    "ar": "تبحث عن قطعة الغيار",
    "he": "מחפשת את החלק",
    "ja": "部品を探しています",
    "th": "กำลังหาอะไหล่อยู่",
}
SCRIPTS = {
    "ar": r"[\u0600-\u06ff]",
    "he": r"[\u0590-\u05ff]",
    "ja": r"[\u3040-\u30ff\u4e00-\u9fff]",
    "th": r"[\u0e00-\u0e7f]",
}
ENGLISH = re.compile(r"[A-Za-z]{3}")
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "col"}


class Texts(HTMLParser):
    """Every text of a page with the language that its elements say, and whether it is isolated."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = [("", "", "")]
        self.found: list[tuple[str, str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            self.open.append((tag, given.get("lang") or self.open[-1][1], given.get("dir") or self.open[-1][2]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an element without content."""

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append((data.strip(), *self.open[-1]))


def texts(body: str) -> Iterator[tuple[str, str, str, str]]:
    parser = Texts()
    parser.feed(body)
    yield from parser.found


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("path", ["personas/p.md", "journeys/j.md", "personas/index.md", "journeys/index.md"])
def test_each_text_says_its_language(read: ReadHandbook, lang: str, path: str) -> None:
    files = {
        "mkdocs.yml": "site_name: x\n",
        "personas/p.yaml": PERSONA.format(lang=lang, text=TEXTS[lang]),
        "journeys/j.yaml": JOURNEY.format(lang=lang, text=TEXTS[lang]),
        "personas/evidence/p-01.yaml": EVIDENCE.format(text=TEXTS[lang]),
    }
    body = every_page(edition(read(files)))[path].body
    shown = [each for each in texts(body) if each[1] not in {"code", "mark", "pre"} and len(each[0]) > 1]
    theirs = [each for each in shown if re.search(SCRIPTS[lang], each[0])]
    assert len(theirs) > 1
    assert [each for each in theirs if each[1] != "bdi" and each[2:] != (lang, direction(lang))] == []
    assert [each for each in shown if ENGLISH.search(each[0]) and each[2] == lang] == []


def unmarked(body: str, lang: str) -> tuple[list[tuple[str, str, str, str]], int]:
    """Give the texts whose language nobody is told, and how many are told."""
    shown = [each for each in texts(body) if each[1] not in {"code", "mark", "pre"} and len(each[0]) > 1]
    theirs = [each for each in shown if re.search(SCRIPTS[lang], each[0])]
    silent = [each for each in theirs if each[1] != "bdi" and each[2:] != (lang, direction(lang))]
    return silent + [each for each in shown if ENGLISH.search(each[0]) and each[2] == lang], len(theirs)


@pytest.mark.parametrize("lang", TEXTS)
def test_an_interview_in_another_language_says_so_wherever_it_is_quoted(read: ReadHandbook, lang: str) -> None:
    said = f"  problem: {{says: {TEXTS[lang]} {TEXTS[lang]} x, quote: {TEXTS[lang]}, themes: [late]}}\n"
    files = {
        "mkdocs.yml": "site_name: x\n",
        "personas/p.yaml": PERSONA.format(lang="en", text="Asks for the part"),
        "personas/evidence/p-01.yaml": EVIDENCE.format(text=TEXTS[lang]).split("  problem:")[0]
        + said
        + f"  would_leave: {{says: {TEXTS[lang]} {TEXTS[lang]} y}}\nlang: {lang}\nsetting: {TEXTS[lang]}\n"
        + f"quotes: [{{text: {TEXTS[lang]}, about: {TEXTS[lang]}}}]\nfindings: [{TEXTS[lang]}]\n",
    }
    pages = every_page(edition(read(files)))
    for path, least in (("evidence/p-01.md", 7), ("personas/p.md", 1), ("evidence/index.md", 1)):
        assert unmarked(pages[path].body, lang)[0] == []
        assert unmarked(pages[path].body, lang)[1] >= least
    assert f'lang="{lang}"' in pages["personas/p.md"].body


@pytest.mark.parametrize("lang", ["ar", "he", "th"])
@pytest.mark.parametrize("path", ["personas/p.md", "journeys/j.md", "evidence/p-01.md"])
def test_english_labels_of_a_site_without_a_catalog_say_so(read: ReadHandbook, lang: str, path: str) -> None:
    files = {
        "mkdocs.yml": f"site_name: x\ntheme: {{name: material, language: {lang}}}\n",
        "personas/p.yaml": PERSONA.format(lang=lang, text=TEXTS[lang])
        .split("\n", 1)[1]
        .replace("Front desk", TEXTS[lang]),
        "journeys/j.yaml": JOURNEY.format(lang=lang, text=TEXTS[lang])
        .split("\n", 1)[1]
        .replace("Front desk", TEXTS[lang]),
        "personas/evidence/p-01.yaml": EVIDENCE.format(text=TEXTS[lang]),
    }
    # a finding is one sentence, with the name of a persona in it
    made = replace(edition_of(read(files), TODAY), findings=())
    body = every_page(made)[path].body
    assert made.templates.language.frame == "en"
    assert unmarked(body, lang)[0] == []
    context = PageContext(made, path, generated=True)
    framed = Markdown(extensions=["attr_list", References(lambda _: context)]).convert("# x\n\ntext")
    assert framed.startswith('<div class="ph-frame" dir="ltr" lang="en">')
    own = PageContext(made, "index.md")
    page = Markdown(extensions=["attr_list", References(lambda _: own)]).convert("# x\n\n::: handbook\n\nend")
    assert page.startswith('<h1>x</h1>\n<div class="ph-frame"')
    assert page.endswith("</div>\n<p>end</p>")


@pytest.mark.parametrize("code", ["de", "pt", "en-GB"])
def test_a_site_with_a_catalog_has_no_frame(code: str) -> None:
    assert language_for_code(code).frame is None


def test_a_handbook_in_one_language_says_it_nowhere_again(read: ReadHandbook) -> None:
    files = {
        "mkdocs.yml": "site_name: x\ntheme: {name: material, language: de}\n",
        "personas/p.yaml": PERSONA.format(lang="de-AT", text="Sucht ein Teil"),
    }
    body = every_page(edition_of(read(files), TODAY))["personas/p.md"].body
    assert "lang=" not in body
    assert "<bdi" not in body


@pytest.mark.parametrize(
    ("text", "code", "against"),
    [
        ("مديرة", "en", True),
        ("P-01", "ar", True),
        ("12 %", "ar", False),
        ("12 %", "en", False),
        ("“مديرة” desk", "en", True),
        ("Desk مديرة", "en", False),
    ],
)
def test_a_text_runs_in_the_direction_of_its_first_letter(text: str, code: str, *, against: bool) -> None:
    assert runs_against(text, code) is against


@pytest.mark.parametrize(
    ("code", "way"), [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ja", "ltr"), ("th", "ltr"), ("xx", "ltr")]
)
def test_the_direction_of_a_language(code: str, way: str) -> None:
    assert direction(code) == way


@pytest.mark.parametrize(
    ("text", "count"),
    [("Orders parts, don't wait", 4), ("79% of them", 3), ("部品を探しています", 5), ("P-01 探しています", 4)],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert word_count(text) == count
