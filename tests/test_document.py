"""Reading a file: the data, where everything stands, and what is told of traps that YAML bears with."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.reading.source_text.source import Source, decode
from persona_handbook.reading.yaml.builder import Builder
from persona_handbook.reading.yaml.document import Document, Value, empty_document, read_document

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def built(text: str, parser: type) -> tuple[Value, list[Finding]]:
    source = decode(text.encode(), "personas/workshop-owner.yaml")
    assert isinstance(source, Source)
    builder = Builder(source, loader=parser)
    return builder.build(), builder.findings


def read(text: str, *, tags: bool = False) -> Document:
    return read_document(text.encode(), "personas/workshop-owner.yaml", tags=tags)


def told(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column} {finding.message}"


TRAPS = {
    "a field twice": (
        "name: a\nstatus: b\nname: c\n",
        "3:1 Duplicate field `name`; first used on line 1.",
        "Keep one of them and delete",
        {"name": "a", "status": "b"},
    ),
    "a field twice in an entry": (
        "jobs:\n  - id: a\n    id: b\n",
        "3:5 Duplicate field `id`; first used on line 2.",
        "Keep one of them and delete",
        {"jobs": [{"id": "a"}]},
    ),
    "a comma in a text in curly brackets": (
        "pains:\n  - {id: a, text: Good, but slow}\n",
        "2:25 The comma before `but slow` ends the text of the field `text` too early.",
        '  - {id: a, text: "Good, but slow"}',
        {"pains": [{"id": "a", "text": "Good"}]},
    ),
    "two commas": (
        "a: {text: Good, but slow, and dear, severity: 1}\n",
        "1:17 The comma before `but slow, and dear` ends the text of the field `text` too early.",
        'a: {text: "Good, but slow, and dear", severity: 1}',
        {"a": {"text": "Good", "severity": 1}},
    ),
    "a comma after quotes": (
        'a: {text: "Good", but slow}\n',
        "1:19 The comma before `but slow` ends the text of the field `text` too early.",
        "a: {text: '\"Good\", but slow'}",
        {"a": {"text": "Good"}},
    ),
    "a comma at the end of a line": (
        "a: {text: b,\n  c}\n",
        "2:3 The comma before `c` ends the text of the field `text` too early.",
        "Put the whole text in quotes.",
        {"a": {"text": "b"}},
    ),
    "a name without a value in curly brackets": (
        "a: {foo, text: b}\n",
        "1:5 The name `foo` in the curly brackets has no value.",
        "Write a colon, a space and its",
        {"a": {"text": "b"}},
    ),
    "a text in curly brackets": (
        "a: {curly}\n",
        "1:4 `{curly}` is not text, because curly brackets contain fields.",
        'a: "{curly}"',
        {"a": "{curly}"},
    ),
    "a hash sign in a text": (
        "title: Ticket #123 is late\n",
        "1:15 `#123 is late` is not part of the text, because # after a space starts a comment.",
        'title: "Ticket #123 is late"',
        {"title": "Ticket"},
    ),
    "an item that goes on with a text": (
        "text: foo\n  - bar\n",
        "2:3 This line looks like a list item, but continues the text above it.",
        "For a list, leave nothing",
        {"text": "foo - bar"},
    ),
    "a zero-width space in a name": (
        "na\u200bme: x\n",
        "1:3 This space is not a normal one, or is invisible (U+200B).",
        "Write `",
        {"name": "x"},
    ),
    "a no-break space before a number": (
        "a: \xa01\n",
        "1:4 This space is not a normal one, or is invisible (U+00A0).",
        "Write `",
        {"a": 1},
    ),
    "a control character by its number": (
        'a: "\\u001b[31m"\n',
        "1:4 This text contains a character that cannot be shown (U+001B).",
        "Delete the backslash and its code",
        {"a": "�[31m"},
    ),
    "a second document": (
        "a: 1\n---\nb: 2\n",
        "2:1 A second document starts here, and everything after it is ignored.",
        "Delete line 2, or move the rest",
        {"a": 1},
    ),
    "a second document without anything": (
        "a: 1\n---\n",
        "2:1 A second document starts here, and everything after it is ignored.",
        "Delete line 2, or move the rest",
        {"a": 1},
    ),
}
UNREADABLE = {
    "nothing": ("", "1:1 The file is empty.", "Fill it in, or delete it."),
    "blank lines": ("\n\n", "1:1 The file is empty.", "Fill it in, or delete it."),
    "remarks alone": ("# a\n# b\n", "1:1 The file has no fields.", "Fill it in, or delete it."),
    "a list": ("- a\n- b\n", "1:1 The file is one list without a field name above it.", "name: …"),
    "a text": ("Hello\n", "1:1 The file contains text, but no fields.", "name: …"),
    "a number": ("# x\n12\n", "2:1 The file contains text, but no fields.", "name: …"),
    "null": ("~\n", "1:1 The file has no fields.", "Fill it in, or delete it."),
    "a number for a name": (
        "1: a\n2: b\n",
        "1:1 `1` is in the place of a field name.",
        "Write a field name. For a list item",
    ),
    "true for a name": (
        "a:\n  true: b\n",
        "2:3 `true` is in the place of a field name.",
        "Write a field name. For a list item",
    ),
    "a repeat": ("a: x\nb: *a\n", "2:4 Text cannot start with `*` unless it is in quotes.", 'b: "*a"'),
    "a merge": (
        "a:\n  <<: {b: 1}\n",
        "2:3 `<<` copies fields from another part of the file, which is not supported.",
        "Write these fields here.",
    ),
    "lists too deep": (
        "[" * 100000,
        "1:65 Lists and fields are nested more than 64 levels deep.",
        "Close the brackets, or use fewer levels.",
    ),
    "fields too deep": (
        "{a: " * 20000,
        "1:257 Lists and fields are nested more than 64 levels deep.",
        "Close the brackets, or use fewer levels.",
    ),
    "items too deep": (
        "- " * 30000,
        "1:129 Lists and fields are nested more than 64 levels deep.",
        "Close the brackets, or use fewer levels.",
    ),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "message", "way_out", "data"), TRAPS.values(), ids=TRAPS)
def test_a_trap_is_told_and_the_rest_is_read(text: str, message: str, way_out: str, data: Value, parser: type) -> None:
    said, [finding] = built(text, parser)

    assert told(finding) == message
    assert way_out in finding.help
    assert said == data


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "message", "way_out"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_says_why(text: str, message: str, way_out: str, parser: type) -> None:
    data, [finding] = built(text, parser)

    assert data is None
    assert told(finding) == message
    assert way_out in finding.help


WARNINGS = {"a hash sign in a text", "an item that goes on with a text"}


@pytest.mark.parametrize(("name", "text"), [(name, case[0]) for name, case in TRAPS.items()], ids=TRAPS)
def test_a_trap_that_may_be_meant_is_a_warning_and_any_other_an_error(name: str, text: str) -> None:
    [finding] = read(text).findings

    assert finding.level is (Level.WARNING if name in WARNINGS else Level.ERROR)


VALUES: dict[str, Value] = {
    "true": True,
    "True": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
    "5": 5,
    "-5": -5,
    "0": 0,
    "1.10": 1.1,
    ".5": 0.5,
    "1e3": 1000.0,
    "123456789012345678": 123456789012345678,
    "1234567890123456789": "1234567890123456789",
    "1e999": "1e999",
    "yes": "yes",
    "No": "No",
    "on": "on",
    "off": "off",
    "010": "010",
    "0x10": "0x10",
    "0b11": "0b11",
    "1_000": "1_000",
    "12:30": "12:30",
    ".nan": ".nan",
    ".inf": ".inf",
    "=": "=",
    "2026-08-31": "2026-08-31",
    "2026-02-30": "2026-02-30",
    '"5"': "5",
    "'true'": "true",
    '""': "",
    "it's late": "it's late",
    "https://example.org/#part": "https://example.org/#part",
    "a - b": "a - b",
    "-5 degrees": "-5 degrees",
    "qui\u00a0?": "qui\u00a0?",
    "one\ttwo": "one two",
    "one\u2028two": "one two",
    "\n  one\n  two": "one two",
    "|\n  one\n  two": "one\ntwo\n",
    "|-\n  one\n  \ttwo": "one\n\ttwo",
    ">-\n  one\n  two": "one two",
    '"one\\\n  two"': "onetwo",
    '"\\U0001f469"': "👩",
    "[a, b: c]": ["a", {"b": "c"}],
    "{b: , c: 1}": {"b": None, "c": 1},
    "{b: [1, {c: d}]}": {"b": [1, {"c": "d"}]},
    "# a remark": None,
    "text # a remark": "text",
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("written", "value"), VALUES.items())
def test_a_value_is_what_people_mean_by_it(written: str, value: Value, parser: type) -> None:
    data, findings = built(f"field: {written}\n", parser)

    assert findings == []
    assert data == {"field": value}
    assert isinstance(data, dict)
    assert type(data["field"]) is type(value)


@pytest.mark.parametrize(
    "name", ["yes", "off", "2026-01-01", "pain points", "x-\u0646\u200c\u0641", "Größe", "a.b", "'1'"]
)
def test_a_name_is_always_a_text(name: str) -> None:
    document = read(f"{name}: 1\n")

    assert document.findings == ()
    assert document.data == {name.strip("'"): 1}


PERSONA = """\
# yaml-language-server: $schema=…
name: Workshop owner
tags: [parts, "garage"]
jobs:
  - id: find-parts
    importance: 1.10
    outcome: |
      The car leaves
      today.

  # the last one
  - id: pay
empty:
"""

PLACES = {
    "a text": (("name",), "2:1", "2:7-2:21"),
    "a list in brackets": (("tags",), "3:1", "3:7-3:24"),
    "an item in quotes": (("tags", 1), "3:15", "3:15-3:23"),
    "a list": (("jobs",), "4:1", "5:3-12:12"),
    "an entry": (("jobs", 0), "5:5", "5:5-9:13"),
    "a number": (("jobs", 0, "importance"), "6:5", "6:17-6:21"),
    "lines below a bar": (("jobs", 0, "outcome"), "7:5", "7:14-9:13"),
    "an empty field": (("empty",), "13:1", "13:7-13:7"),
    "the whole file": ((), "2:1", "2:1-2:5"),
    "a field that is missing": (("jobs", 1, "outcome"), "12:5", "12:5-12:12"),
    "a list that is missing": (("pains", 0, "id"), "2:1", "2:1-2:5"),
}


def place(location: Location) -> str:
    return f"{location.line}:{location.column}"


@pytest.mark.parametrize(("pointer", "key", "value"), PLACES.values(), ids=PLACES)
def test_every_field_knows_where_it_stands(pointer: tuple[str | int, ...], key: str, value: str) -> None:
    document = read(PERSONA)

    assert document.findings == ()
    assert place(document.key_at(pointer)) == key
    location = document.value_at(pointer)
    assert f"{place(location)}-{location.end_line}:{location.end_column}" == value


@pytest.mark.parametrize(
    ("pointer", "written"),
    [(("jobs", 0, "importance"), "1.10"), (("tags", 1), '"garage"'), (("tags",), '[parts, "garage"]'), (("no",), "")],
)
def test_a_value_can_be_shown_as_it_was_written(pointer: tuple[str | int, ...], written: str) -> None:
    assert read(PERSONA).source_text(pointer) == written


def test_places_count_characters_whatever_ends_the_lines() -> None:
    lines = ["\ufeffname: 👩", "tags: [👩‍🔧, b]"]

    locations = [read(end.join(lines)).value_at(("tags", 1)) for end in ("\n", "\r\n", "\r")]

    assert {place(location) for location in locations} == {"2:13"}
    assert {location.excerpt for location in locations} == {lines[1]}


def test_a_field_twice_in_what_is_not_kept_is_not_told_again() -> None:
    [finding] = read("a: 1\na:\n  b: 1\n  b: 2\n").findings

    assert told(finding).startswith("2:1 Duplicate field `a`")


def test_every_cut_text_is_told() -> None:
    findings = read("a: {text: b, c, note: d, e}\n").findings

    assert [told(finding)[:24] for finding in findings] == ["1:14 The comma before `c", "1:26 The comma before `e"]


def test_no_file_has_endless_findings() -> None:
    document = read("a: 1\n" * 10_000)

    assert len(document.findings) == 100


TAGGED = {
    "a tag on a text": ("url: !ENV HOME", {"url": "HOME"}),
    "a tag on a list": ("url: !ENV [HOME, 5]", {"url": ["HOME", 5]}),
    "a name of Python": ("slugify: !!python/name:os.system", {"slugify": ""}),
    "a call of Python": (
        "slugify: !!python/object/apply:os.system {kwds: {case: lower}}",
        {"slugify": {"kwds": {"case": "lower"}}},
    ),
    "a repeat": ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
    "a repeat of a name": ("&x a: 1\nb: *x", {"a": 1, "b": "a"}),
    "a merge": ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3", {"a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 3}}),
    "merges": (
        "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}",
        {"a": {"b": 1}, "c": {"b": 2, "d": 3}, "e": {"b": 1, "d": 3}},
    ),
    "a number for a name": ("extra:\n  404: x", {"extra": {"404": "x"}}),
    "a hash sign": ("color: a #b", {"color": "a"}),
}


@pytest.mark.parametrize(("text", "data"), TAGGED.values(), ids=TAGGED)
def test_the_configuration_of_a_site_may_use_all_of_yaml(text: str, data: Value) -> None:
    document = read(text, tags=True)

    assert document.findings == ()
    assert document.data == data


LAUGHS = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
MERGES = LAUGHS.replace("[", "{<<: [").replace("]", "]}")
REPEATS = {
    "of itself": "a: &x {b: *x}",
    "of nothing": "a: *x",
    "too often": LAUGHS,
    "merged too often": MERGES,
}


@pytest.mark.parametrize("text", REPEATS.values(), ids=REPEATS)
def test_a_repeat_that_leads_nowhere_is_told(text: str) -> None:
    document = read(text, tags=True)

    assert document.data is None
    assert "repeats a part" in document.findings[0].message


def test_a_file_that_does_not_exist_says_nothing() -> None:
    document = empty_document("mkdocs.yml")

    assert (document.data, document.findings, document.path) == ({}, (), "mkdocs.yml")
    assert place(document.value_at(("plugins",))) == "1:1"


def test_bytes_that_are_no_text_are_told_without_data() -> None:
    document = read_document(b"name: \xff\n", "personas/workshop-owner.yaml")

    assert document.data is None
    assert told(document.findings[0]).startswith("1:7 The file is not encoded in UTF-8")
    assert place(document.key_at(("name",))) == "1:1"


def test_what_pyyaml_makes_dates_of_stays_text() -> None:
    assert yaml.safe_load("2026-08-31") == dt.date(2026, 8, 31)
    assert read("date: 2026-08-31").data == {"date": "2026-08-31"}
