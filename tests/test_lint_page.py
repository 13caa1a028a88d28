"""The lint report says what the checks say: all of it, by file and by rule, the gravest first."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from html import unescape

import pytest

from conftest import WriteHandbook
from persona_handbook.finding import Finding, Level, Location
from persona_handbook.lint.discretion import discretion
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.code import in_code, source_line, with_code
from persona_handbook.site.every_page import every_page
from persona_handbook.site.pages.lint import lint_pages
from workshop import TODAY, assert_as_reviewed, edition, finding, rendered, words, workshop


def sound() -> Handbook:
    return dataclasses.replace(workshop(), broken=(), findings=())


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [
        ([], "Check passed. No findings: all 10 rules pass."),
        ([Level.NOTE], "Check passed. 1 finding in 1 file. None of them block merging"),
        ([Level.WARNING, Level.NOTE], "Check passed. 2 findings in 1 file. None of them block merging"),
        ([Level.ERROR], "Check failed. 1 finding in 1 file. The error blocks merging"),
        (
            [Level.ERROR, Level.ERROR, Level.NOTE],
            "Check failed. 3 findings in 1 file. The errors block merging",
        ),
    ],
)
def test_the_verdict_is_that_of_ci(levels: list[Level], verdict: str) -> None:
    found = [dataclasses.replace(finding(level), message=f"Number {number}.") for number, level in enumerate(levels)]
    assert verdict in words(next(lint_pages(edition(sound(), *found))))


def test_the_report() -> None:
    page = next(
        lint_pages(edition(None, finding(Level.WARNING), finding(Level.NOTE, "journeys/finding-a-supplier.yaml")))
    )
    assert_as_reviewed(page)


def test_the_report_is_found_far_behind_what_people_wrote() -> None:
    pages = every_page(edition())
    assert 0 < pages["lint.md"].weight < 0.1 < pages["personas/workshop-owner.md"].weight


def test_files_with_the_gravest_findings_come_first() -> None:
    found = [
        finding(Level.NOTE, "journeys/finding-a-supplier.yaml"),
        finding(Level.ERROR, "personas/workshop-owner.yaml"),
        finding(Level.WARNING, "personas/evidence/p-01.yaml"),
    ]
    body = rendered(next(lint_pages(edition(sound(), *found))))
    assert re.findall(r"<h3><a href=[^>]*>([^<]*)</a> <span[^>]*>([^<]*)</span></h3>", unescape(body)) == [
        ("Workshop owner", "personas/workshop-owner.yaml"),
        ("P-01 · Garage in Ulm, three lifts", "personas/evidence/p-01.yaml"),
        ("From a wrong part to a new supplier", "journeys/finding-a-supplier.yaml"),
    ]


def test_the_file_with_the_most_errors_comes_first() -> None:
    one, two = "journeys/finding-a-supplier.yaml", "personas/workshop-owner.yaml"
    found = [finding(Level.ERROR, one), finding(Level.ERROR, two), finding(Level.ERROR, two, "another")]
    body = unescape(rendered(next(lint_pages(edition(sound(), *found)))))
    assert body.index(f">{two}<") < body.index(f">{one}<")


def test_in_a_file_the_gravest_findings_come_first_and_then_those_of_the_first_line() -> None:
    levels = [Level.WARNING, Level.ERROR, Level.WARNING, Level.ERROR]
    found = [dataclasses.replace(finding(level), message=f"Number {number}.") for number, level in enumerate(levels)]
    body = words(next(lint_pages(edition(sound(), *found))))
    assert re.findall(r"Number (\d)", body)[:4] == ["1", "3", "0", "2"]


def test_notes_are_folded() -> None:
    body = rendered(next(lint_pages(edition(sound(), finding(Level.NOTE), finding(Level.ERROR)))))
    folded = body[body.index("<details") : body.index("</details>")]
    assert "1 note" in folded
    assert "A note in" in folded
    assert "A error in" not in folded


def test_a_finding_of_an_unknown_rule_is_still_told(write: WriteHandbook) -> None:
    handbook = read_handbook(read_settings(write({"mkdocs.yml": "site_name: x\n"})))
    stray = Finding(Location("mkdocs.yml", 1, 1, 1, 2), Level.NOTE, "from-elsewhere", "Stray.", "Leave it.")
    assert "from-elsewhere" in words(next(lint_pages(edition(handbook, stray))))


def place(excerpt: str, column: int, end_column: int, end_line: int = 1) -> Location:
    return Location("a.yaml", 1, column, end_line, end_column, excerpt)


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (place("status: actve", 9, 14), ("status: ", "actve", "", "^^^^^")),
        (place("  - id: x", 5, 7), ("  - ", "id", ": x", "^^")),
        (place("name: many lines", 7, 3, end_line=4), ("name: ", "many lines", "", "^" * 10)),
        (place("name:", 6, 6), ("name:", "", "", "^")),
        (place("name:", 60, 70), ("name:", "", "", "^")),
        (place("\tname: x", 2, 6), (" ", "name", ": x", "^^^^")),
        (place("x" * 300, 101, 103), ("…" + "x" * 60, "xx", "x" * 58 + "…", "^^")),
    ],
)
def test_the_line_of_a_finding_is_cut_where_it_stands(location: Location, shown: tuple[str, ...]) -> None:
    line = source_line(location)
    assert line is not None
    assert (line.before.unescape(), line.marked.unescape(), line.after.unescape(), line.carets) == shown


@pytest.mark.parametrize("excerpt", ["", "   ", "\t"])
def test_there_is_no_line_to_show_where_there_is_none(excerpt: str) -> None:
    assert source_line(place(excerpt, 1, 2)) is None


def test_code_keeps_its_lines_and_spaces_and_nothing_in_it_acts() -> None:
    written = "a:\n  - <b>*x*</b>\n\n\tb: {{ y }}\n"
    let_in = in_code(written)
    assert let_in.unescape() == "a:\n  - <b>*x*</b>\n\n b: {{ y }}"
    assert not set("<>*{}\n") & set(let_in)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("There is no `a`.", "There is no <code>a</code>."),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
        ("One ` alone", "One &#96; alone"),
        ("Plain", "Plain"),
    ],
)
def test_what_a_sentence_quotes_is_code(text: str, shown: str) -> None:
    assert with_code(text) == shown


@pytest.mark.parametrize(
    ("path", "way", "rule", "shown"),
    [
        ("personas/evidence/p-01.yaml", ("title",), "few-talks", True),
        ("personas/evidence/p-01.yaml", ("title",), "personal-data", False),
        ("personas/evidence/p-02.yaml", ("title",), "few-talks", True),
        ("personas/evidence/p-02.yaml", ("answers", "problem", "says"), "few-talks", False),
        ("personas/evidence/p-02.yaml", ("answers", "problem", "quote"), "few-talks", False),
        ("personas/workshop-owner.yaml", ("name",), "personal-data", False),
    ],
)
def test_a_line_is_shown_unless_it_is_private_or_its_consent_has_ended(
    path: str, way: tuple[str, ...], rule: str, *, shown: bool
) -> None:
    handbook = sound()
    files: list[File] = [*handbook.personas, *handbook.evidence]
    file = next(each for each in files if each.path == path)
    found = replace(finding(Level.ERROR, path, rule), location=file.place.at(*way))
    body = rendered(next(lint_pages(edition(handbook, discretion(handbook, TODAY).of(found)))))
    assert ("ph-source" in body) is shown
