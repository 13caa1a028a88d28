"""A slip in a persona or journey, whose interview is gone: no finding and no page repeats what somebody said there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from persona_handbook.model.consent.speech import heard, heard_lines
from persona_handbook.site.checking import edition_of
from persona_handbook.site.pages.broken import broken_pages
from persona_handbook.site.pages.lint import lint_pages
from persona_handbook.testing import handbook_from, laid_over

DAY = dt.date(2026, 10, 15)
SAID = "zanzibarine quixotetic fjordlike marmaladen umbrellish topazine walrusque"
PERSONA, JOURNEY = "personas/buyer.yaml", "journeys/buyer-returns.yaml"
STEP = f'      - {{action: Waits, feeling: 3, evidence: [p-77], thought: "{SAID}", note: Long}}\n'
SLIPS = {
    "an open quotation mark": (PERSONA, f'quotes:\n  - {{text: "{SAID}, evidence: p-77}}\n'),
    "an unknown field": (PERSONA, f'quotes:\n  - {{text: "{SAID}", evidnce: p-77}}\n'),
    "a colon": (PERSONA, f"quotes:\n  - text: {SAID[:23]}: {SAID[23:]}\n    evidence: p-77\n"),
    "a tab": (PERSONA, f"quotes:\n  - text: {SAID}\n\tevidence: p-77\n"),
    "a text in place of a group": (PERSONA, f"quotes:\n- {SAID}\n"),
    "a value elsewhere": (PERSONA, f'quotes:\n  - {{text: "{SAID}", evidence: p-77}}\nstatuz: active\n'),
    "a quote of two lines": (PERSONA, f'quotes:\n  - text: "{SAID[:30]}\n      {SAID[30:]}\n    evidence: p-77\n'),
    "dissent": (PERSONA, f'goals:\n  - {{id: a, text: A goal., against: [{{source: p-77, says: "{SAID}", wy: x}}]}}\n'),
    "dissent that cites what is gone": (
        PERSONA,
        f'goals:\n  - {{id: a, text: A goal., against: [{{source: p-77, says: "{SAID}", why_kept: One only.}}]}}\n',
    ),
    "a field of one's own": (PERSONA, f'goals: [{{id: a, text: A goal., evidence: [p-77], x-said: "{SAID}"}}]\n'),
    "a conflict": (PERSONA, f'quotes:\n<<<<<<< HEAD\n  - {{text: "{SAID}", evidence: p-77}}\n'),
    "an open thought": (JOURNEY, STEP.replace(f'{SAID}"', SAID)),
    "an unknown field beside a thought": (JOURNEY, STEP.replace("note:", "nte:")),
    "a thought that cites what is gone": (JOURNEY, STEP),
}


def told(path: str, text: str) -> Iterator[str]:
    files = laid_over("")
    given = f"{files[path]}{text}" if path == PERSONA else files[path].replace("    steps:\n", f"    steps:\n{text}", 1)
    edition = edition_of(handbook_from({**files, path: given}), DAY)
    assert edition.findings
    yield from (f"{each.message} {each.help} {each.location.excerpt}" for each in edition.findings)
    yield from (page.text for page in (*broken_pages(edition), *lint_pages(edition)))


@pytest.mark.parametrize(("path", "text"), SLIPS.values(), ids=list(SLIPS))
def test_a_slip_repeats_nothing(path: str, text: str) -> None:
    said = "\n".join(told(path, text)).lower()
    assert not [word for word in SAID.split() if word in said]


def test_the_name_of_a_wrong_field_is_told() -> None:
    assert any("`evidnce`" in each for each in told(*SLIPS["an unknown field"]))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("name: A\nquotes:\n- text: B\n  evidence: c\nneeds: []\n", {2, 3, 4}),
        ("quotes: [{text: A}]\nname: B\n", {1}),
        ('{"name": "A", "quotes": [{"text": "B"}]}', {1}),
        ("steps:\n  - thought: >\n      A\n      b\n    feeling: 2\n", {2, 3, 4}),
        ("against:\n  - source: a\n    says: B\n    why_kept: c\n", {3}),
        ("x-own:\n  - A\nname: B\n", {1, 2}),
        ("name: A\nsummary: what she says is this\n", set()),
        ("", set()),
    ],
)
def test_which_lines_may_hold_what_was_said(text: str, lines: set[int]) -> None:
    assert {*heard_lines(text)} - {text.count("\n") + 1} == lines - {text.count("\n") + 1}
    assert {*heard_lines(text)} >= lines


def test_names_of_fields_are_not_said() -> None:
    assert heard("quotes:\n  - {text: A part, evidnce: p-77}\n")[1].split() == ["A", "part,", "p-77"]
