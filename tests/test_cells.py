"""Cells of a spreadsheet: whatever a file says goes into them and comes out of them as it was."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.value import Value
from persona_handbook.tables.cells import cells_of, column_target, filled, rank
from persona_handbook.tables.reading import NotASpreadsheetError, read_csv, read_workbook
from persona_handbook.tables.sheets import Sheet
from persona_handbook.tables.writing import TooLongError, as_csv, as_workbook
from persona_handbook.testing import TODAY

EVIDENCE = schema_of("evidence")


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        ({"title": "Owner, in town"}, {"title": "Owner, in town"}),
        ({"title": "true"}, {"title": "true"}),
        ({"title": " spaces "}, {"title": '" spaces "'}),
        ({"title": ""}, {"title": '""'}),
        ({"title": "null"}, {"title": '"null"'}),
        ({"title": '"Said" so'}, {"title": '"Said" so'}),
        ({"title": '"Said so"'}, {"title": '"Said so"'}),
        ({"title": '"true"'}, {"title": '"true"'}),
        ({"title": '""'}, {"title": '"\\"\\""'}),
        ({"title": "[1]"}, {"title": "[1]"}),
        ({"date": 2026}, {"date": "2026"}),
        ({"date": "2026"}, {"date": '"2026"'}),
        ({"sample": 12}, {"sample": "12"}),
        ({"consent": {"scope": "public"}}, {"consent.scope": "public"}),
        (
            {"answers": {"problem": {"says": "Late.", "themes": ["late-parts", "prices"]}}},
            {"answers.problem.says": "Late.", "answers.problem.themes": "late-parts, prices"},
        ),
        ({"findings": ["One, two.", "Three."]}, {"findings": "One, two.\nThree."}),
        ({"findings": ["One\ntwo."]}, {"findings": '["One\\ntwo."]'}),
        (
            {"quotes": [{"text": "A."}, {"text": "B.", "about": "b"}]},
            {"quotes.1.text": "A.", "quotes.2.text": "B.", "quotes.2.about": "b"},
        ),
        ({"quotes": []}, {"quotes": "[]"}),
        ({"answers": {}}, {"answers": "{}"}),
        ({"x-a.b": {"c": [1, None]}}, {"x-a.b": '{"c": [1, null]}'}),
        ({"x-a": "12"}, {"x-a": '"12"'}),
        ({"x-a": 12}, {"x-a": "12"}),
        ({"answers": {"x-note": True}}, {"answers.x-note": "true"}),
    ],
)
def test_what_stands_in_the_cells(data: dict[str, Value], cells: dict[str, str]) -> None:
    assert cells_of(data, EVIDENCE) == cells
    assert filled(cells, EVIDENCE).data == data


@pytest.mark.parametrize(
    ("cells", "data"),
    [
        ({"title": "  A  ", "link": "   "}, {"title": "A"}),
        (
            {"answers.problem.themes": "late-parts;prices"},
            {"answers": {"problem": {"themes": ["late-parts", "prices"]}}},
        ),
        ({"quotes.4.text": "B.", "quotes.2.text": "A."}, {"quotes": [{"text": "A."}, {"text": "B."}]}),
        ({"answers": "{}", "answers.problem.says": "A."}, {"answers": {"problem": {"says": "A."}}}),
        ({"sample": "many"}, {"sample": "many"}),
        ({"sample": "1.5"}, {"sample": "1.5"}),
        ({"findings": "One.\r\n\r\nTwo."}, {"findings": ["One.", "Two."]}),
        ({"nobody": "A", "quotes.0.text": "A", "quotes.text": "A", "title.x": "A"}, {}),
    ],
)
def test_what_people_write_into_cells(cells: dict[str, str], data: dict[str, Value]) -> None:
    assert filled(cells, EVIDENCE).data == data


def test_each_part_knows_its_column() -> None:
    said = filled({"quotes.3.text": "A.", "title": "T"}, EVIDENCE)
    assert said.columns == {("quotes", 0, "text"): "quotes.3.text", ("title",): "title"}


def test_columns_stand_in_the_order_of_the_schema() -> None:
    columns = ["x-b", "quotes.10.text", "quotes.2.about", "quotes.2.text", "answers.problem.says", "kind", "x-a"]
    ordered = ["kind", "answers.problem.says", "quotes.2.text", "quotes.2.about", "quotes.10.text", "x-a", "x-b"]
    assert sorted(columns, key=lambda each: rank(each, EVIDENCE)) == ordered
    assert column_target("nobody", EVIDENCE) is None


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=40)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
FILES = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS,
        "date": TEXTS | st.integers(1000, 9999),
        "sample": st.integers(0, 10**9),
        "findings": st.lists(TEXTS, max_size=4),
        "answers": st.fixed_dictionaries(
            {},
            optional={
                "problem": st.fixed_dictionaries(
                    {}, optional={"says": TEXTS, "themes": st.lists(st.sampled_from(["a", "late-parts", "a b"]))}
                )
            },
        ),
        "quotes": st.lists(st.fixed_dictionaries({"text": TEXTS}, optional={"x-more": FREE}), max_size=3),
        "x-free": FREE,
    },
)


@given(FILES)
def test_nothing_is_lost_on_the_way_through_csv_and_a_workbook(data: dict[str, Value]) -> None:
    cells = cells_of(data, EVIDENCE)
    assert filled(cells, EVIDENCE).data == data
    sheet = Sheet("evidence", ("id", *cells), ({"id": "p-01"} | cells,))
    (read,) = read_workbook(as_workbook([sheet], TODAY))
    for table in (read_csv(as_csv(sheet), "evidence"), read):
        back = dict(zip(table.rows[0], table.rows[1], strict=False))
        assert back.pop("id") == "p-01"
        assert filled(back, EVIDENCE).data == data


FORMULAS = [
    " =1+1",
    "\u00a0=1+1",
    "\u200b@SUM(A1)",
    "\ufeff-2+3",
    "\ufe661+1",
    "\u3000\uff1d1",
    "\u31641\n\u3164=2",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "|x",
    "\t=1",
    "'=1",
    "''=1",
    "'quoted'",
    "it's",
    "_x0041_",
    '"=1',
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}x",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    sheet = Sheet("evidence", ("id", "title"), ({"id": "a", "title": formula},))
    written = as_csv(sheet).decode("utf-8-sig").splitlines()[1].partition(",")[2].strip('"')
    assert written[:1] not in {*"=+-@|\t\r\n＝＋－＠"}  # noqa: RUF001  full-width on purpose
    assert read_csv(as_csv(sheet), "x").rows[1][1] == formula
    (table,) = read_workbook(as_workbook([sheet], TODAY))
    assert table.rows[1][1] == formula


@pytest.mark.parametrize("separator", ";\t,")
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula_for_a_program_that_parts_cells_elsewhere(formula: str, separator: str) -> None:
    before = ("Text", "A; B", "A\tB", "A\nB", 'A "B"')
    texts = [f"{start}{between}{formula}" for start in before for between in (";", "\t", "\n", "\r\n", ';"', '\n""')]
    sheet = Sheet(
        "evidence", ("id", "title", "note"), tuple({"id": "a", "title": each, "note": each} for each in texts)
    )
    written = as_csv(sheet).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) for cell in row]
    assert [cell for cell in cells if re.match(r"[=+@\-|＝＋－＠]", cell)] == []  # noqa: RUF001
    assert [row[1] for row in read_csv(as_csv(sheet), "x").rows[1:]] == texts


def test_a_text_that_no_cell_of_a_workbook_can_hold_is_said() -> None:
    with pytest.raises(TooLongError, match="evidence, row 2, title"):
        as_workbook([Sheet("evidence", ("id", "title"), ({"id": "a", "title": "x" * 32_768},))], TODAY)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"a,b\n1,2\n", (("a", "b"), ("1", "2"))),
        (b"\xef\xbb\xbfa;b\r\n1;2\r\n\r\n", (("a", "b"), ("1", "2"))),
        ("a\tb\n\u00e4\t2\n".encode("utf-16"), (("a", "b"), ("\u00e4", "2"))),
        (b'a,b\n"1\n2",3\n', (("a", "b"), ("1\n2", "3"))),
        (b"", ()),
    ],
)
def test_csv_as_programs_write_it(content: bytes, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read_csv(content, "x").rows == rows


@pytest.mark.parametrize("content", [b"a,b\n\x81,2\n", b"a\n" + b"x" * 140_000 + b"\n", b"\xff\xfea"])
def test_what_is_no_csv_is_said(content: bytes) -> None:
    with pytest.raises(NotASpreadsheetError):
        read_csv(content, "x")


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_said(content: bytes) -> None:
    with pytest.raises(NotASpreadsheetError):
        read_workbook(content)
