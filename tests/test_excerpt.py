"""The carets under a source line point at the place, as a terminal shows it."""

from __future__ import annotations

import unicodedata

import pytest

from persona_handbook.finding import Location
from persona_handbook.report.findings.excerpt import WIDEST, excerpt


def place(line: str, part: str) -> Location:
    start = line.index(part)
    return Location("a.yaml", 1, start + 1, 1, start + len(part) + 1, line)


def columns(text: str) -> int:
    """Count the columns that a text takes in a terminal, from the Unicode tables of Python."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in {"W", "F"}) for each in text
    )


@pytest.mark.parametrize(
    ("line", "part", "carets"),
    [
        ("name: bad", "bad", "      ^^^"),
        ("名前: bad", "bad", "      ^^^"),
        ("name: 工場長", "工場長", "      ^^^^^^"),
        ("cafe\u0301: bad", "bad", "      ^^^"),
        ("a: cafe\u0301", "cafe\u0301", "   ^^^^"),
        ("😀: bad", "bad", "    ^^^"),
        ("\uff4e\uff41\uff4d\uff45: bad", "bad", "          ^^^"),
        ("\tname: bad", "bad", "       ^^^"),
        ("a\u200d: bad", "bad", "   ^^^"),
        ("", "", "^"),
        ("name:", "", "^"),
    ],
)
def test_where_the_carets_are(line: str, part: str, carets: str) -> None:
    shown, below = excerpt(place(line, part))
    assert below == carets
    assert columns(shown) == columns(line)


def test_a_sign_that_cannot_be_seen_is_spelled_and_the_carets_move_with_it() -> None:
    assert excerpt(place("a\u200b: bad", "bad")) == ("a\\u200b: bad", "         ^^^")
    assert excerpt(place("a: ##[b]", "b")) == ("a: #\\#[b]", "       ^")


@pytest.mark.parametrize("filler", ["x", "工", "e\u0301", "😀"])
@pytest.mark.parametrize("length", [20, 49, 50, 51, 100, 101, 300])
def test_a_long_line_is_cut_around_the_place(filler: str, length: int) -> None:
    line = filler * length + "bad" + filler * 300
    shown, carets = excerpt(place(line, "bad"))
    assert columns(shown) <= WIDEST + 2
    assert carets.strip() == "^^^"
    before, after = shown.split("bad")
    assert columns(before) == carets.index("^")
    assert after.endswith("…")
    assert before.startswith("…") == (columns(filler * length) > WIDEST // 2)


def test_a_place_that_is_longer_than_the_line_shown_ends_with_it() -> None:
    line = "x" * 400
    shown, carets = excerpt(place(line, line))
    assert shown == "x" * WIDEST + "…"
    assert carets == "^" * WIDEST


def test_a_place_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert excerpt(Location("a.yaml", 1, 7, 3, 2, "text: first line"))[1] == "      ^^^^^^^^^^"
