"""Limits, each tried at its edge: one below, on it, and one above."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.insight.flow import in_a_row
from persona_handbook.insight.repetition.overlap import overlap
from persona_handbook.insight.score import QUESTIONS as SCORED
from persona_handbook.insight.score import Answered, EvidenceScore, Overall, overall
from persona_handbook.lint.engine import check_handbook
from persona_handbook.reading.schema.suggestion import is_misspelt
from persona_handbook.reading.schema.value_formats import is_partial_date
from persona_handbook.reading.schema.wrong_values import excerpt_of
from persona_handbook.reading.source_text import quoting
from persona_handbook.report.findings.github import github
from persona_handbook.site.checking import edition_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.forms.pages import form_files
from persona_handbook.site.journey.curve import CurveLines, curve_lines, height
from persona_handbook.site.journey.diagram import DiagramStep, step_label
from persona_handbook.site.persona.claims_shown import interview_answers
from persona_handbook.tables import reading as spreadsheet
from persona_handbook.tables.reading import NotASpreadsheetError, read_csv, read_workbook
from persona_handbook.testing import TODAY, handbook_from, laid_over

TWINS = """
# personas/buyer.yaml
# without jobs
# without pains
behaviors:
{0}
# personas/twin.yaml like personas/buyer.yaml
name: Twin
role: secondary
# without jobs
# without pains
behaviors:
{1}
"""
WORDS = ("calls", "garages", "paints", "doors", "counts", "bolts", "writes", "bills", "cleans", "lamps")
CURVE = (
    "M50 50C83.33 50 116.7 50 150 50C183.3 50 216.7 30 250 10",
    "M450 90C483.3 80 516.7 70 550 70C583.3 70 616.7 70 650 70C683.3 70 716.7 90 750 90C783.3 90 816.7 60 850 30",
)


def behaviors(*texts: str) -> str:
    return "\n".join(f"  - {{id: b{number}, text: {text}}}" for number, text in enumerate(texts))


def edition(example: str) -> Edition:
    return edition_of(handbook_from(laid_over(example)), TODAY)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("calls garage", "calls garage", 100),
        ("calls garage desk", "calls garage", 100),
        ("calls garage desk noon", "calls garage", 100),
        ("calls garage desk noon weekly", "calls garage", 0),
    ],
    ids=["all words", "two of three", "half", "two of five"],
)
def test_claims_are_alike_if_half_of_their_words_are(one: str, other: str, share: int) -> None:
    buyer, twin = handbook_from(laid_over(TWINS.format(behaviors(one), behaviors(other)))).personas
    assert overlap(buyer, twin).share == share


@pytest.mark.parametrize(("alike", "found"), [(2, False), (3, False), (4, True)], ids=["40 %", "60 %", "80 %"])
def test_personas_may_share_exactly_the_share_that_is_set(alike: int, *, found: bool) -> None:
    ours = [f"{one} {other}" for one, other in zip(WORDS[::2], WORDS[1::2], strict=True)]
    theirs = [*ours[:alike], *(f"another thing{number * 'x'}" for number in range(5 - alike))]
    handbook = handbook_from(laid_over(TWINS.format(behaviors(*ours), behaviors(*theirs))))
    assert ("overlapping-personas" in {each.rule for each in check_handbook(handbook, TODAY)}) is found


def scored(number: int) -> EvidenceScore:
    return EvidenceScore((Answered(SCORED[0], (), Fraction(number, 100)),), (), 0, 0, 0)


@pytest.mark.parametrize(
    ("scores", "mean"), [([50], 50), ([50, 51], 50), ([50, 50, 52], 50), ([99, 100], 99), ([0, 3], 1)]
)
def test_a_mean_is_rounded_down(scores: list[int], mean: int) -> None:
    assert overall(map(scored, scores)) == Overall(min(scores), mean)


@pytest.mark.parametrize(
    ("name", "meant", "is_slip"),
    [("abcde", "abcde", True), ("abcdx", "abcde", True), ("abcx", "abcd", False), ("owner", "own", False)],
    ids=["the same", "exactly 0.8", "0.75", "exactly 0.75"],
)
def test_a_slip_of_the_pen_leaves_four_fifths_of_a_name(name: str, meant: str, *, is_slip: bool) -> None:
    assert is_misspelt(name, meant) is is_slip


@pytest.mark.parametrize("shorten", [excerpt_of, quoting.shortened], ids=["a value", "a text"])
@pytest.mark.parametrize(("length", "shown"), [(59, "x" * 59), (60, "x" * 60), (61, "x" * 60 + "…")])
def test_messages_quote_sixty_characters(shorten: Any, length: int, shown: str) -> None:  # noqa: ANN401
    assert shorten("x" * length) == shown


@pytest.mark.parametrize(("length", "cut"), [(59, False), (60, False), (61, True)])
def test_a_box_of_a_diagram_has_room_for_sixty_characters(length: int, *, cut: bool) -> None:
    said = step_label(DiagramStep("x" * length, 3, ()))
    assert said == ("x" * 59 + "…" if cut else "x" * length)


@pytest.mark.parametrize("read", [lambda content: read_csv(content, "a"), read_workbook], ids=["CSV", "a workbook"])
def test_a_table_may_be_exactly_as_large_as_the_limit(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    content = b"title,date\n"
    monkeypatch.setattr(spreadsheet, "LARGEST", len(content) - 1)
    with pytest.raises(NotASpreadsheetError, match="larger than 10 bytes"):
        read(content)
    monkeypatch.setattr(spreadsheet, "LARGEST", len(content))
    assert read_csv(content, "a").rows == (("title", "date"),)


@pytest.mark.parametrize(
    ("year", "is_one"),
    [(999, False), (1000, True), (9999, True), (10000, False), ("0000", False), ("0001", True), ("9999", True)],
)
def test_a_year_has_four_digits(year: int | str, *, is_one: bool) -> None:
    assert is_partial_date(year) is is_one


def test_a_curve_is_level_between_equal_values_and_at_a_turn() -> None:
    assert tuple(line.path for line in curve(3, 3, 5, None, 1, 2, 2, 1, 4).known) == CURVE
    assert [line.path for line in curve(3, None, 5).gaps] == ["M50 50L250 10"]


def curve(*feelings: float | None) -> CurveLines:
    points = {step: (100 * (step + 0.5), height(each)) for step, each in enumerate(feelings) if each is not None}
    return curve_lines(points, in_a_row(len(feelings)))


@pytest.mark.parametrize(("interviews", "quotes"), [(2, 2), (3, 3), (4, 3)])
def test_a_page_quotes_three_answers_to_a_question(interviews: int, quotes: int) -> None:
    talk = "# personas/evidence/p-0{0}.yaml\nanswers:\n  problem: {{says: Late., quote: Late again {0}.}}\n"
    shown = edition("".join(talk.format(number) for number in range(1, interviews + 1)))
    [said] = [each for each in interview_answers(shown.handbook.personas[0], shown) if each.question == "problem"]
    assert [quote for quote, _ in said.quotes] == [f"Late again {number}." for number in range(1, quotes + 1)]


QUOTED = "# personas/buyer.yaml\nquotes: [{text: Late again., evidence: p-01}]\n"
ENDED = "# personas/evidence/p-01.yaml\nconsent: {{scope: internal, until: {0}}}\n"


@pytest.mark.parametrize(("until", "may"), [("2026-10-14", False), ("2026-10-15", True), ("2026-10-16", True)])
def test_a_form_holds_no_file_with_quotes_whose_consent_has_ended(until: str, *, may: bool) -> None:
    shown = edition(QUOTED + ENDED.format(until))
    evidence = shown.handbook.evidence_by_id["p-01"]
    files = form_files(shown)
    for kind, file in (("persona", shown.handbook.personas[0]), ("evidence", evidence)):
        assert (shown.form(kind, file) is not None) is may
        assert (f"propose/{kind}/{file.id}.js" in files) is may
    assert shown.form("journey", shown.handbook.journeys[0]) is not None
    assert shown.form("evidence", shown.handbook.evidence_by_id["p-02"]) is not None


def test_a_comma_and_a_colon_in_a_path_end_no_property_of_an_annotation() -> None:
    found = Finding(Location("personas/a,b:c%d.yaml", 4, 3, 4, 8), Level.ERROR, "no-owner", "A, b: c %.", "Do d.")
    first, _ = github([found]).splitlines()
    assert first == (
        "::error file=personas/a%2Cb%3Ac%25d.yaml,line=4,endLine=4,title=no-owner,col=3,endColumn=7"
        "::A, b: c %25.%0ADo d."
    )
