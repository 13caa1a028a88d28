"""Whatever the bytes are, reading gives data or says why not, and never raises."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_handbook.reading.source_text.quoting import UNSHOWABLE
from persona_handbook.reading.source_text.source import Source, decode
from persona_handbook.reading.yaml.builder import Builder
from persona_handbook.reading.yaml.document import Document, Value, read_document

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

PIECES = [
    *[
        "a",
        "name",
        "text: ",
        "- ",
        "  ",
        "    ",
        ": ",
        ":",
        "#",
        " #x",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "|",
        "> ",
    ],
    *[
        "&x ",
        "*x ",
        "!t ",
        "!",
        "%",
        "@",
        "`",
        "?",
        "? ",
        "<<: ",
        "*",
        "-x",
        "* ",
        "---",
        "...",
        "1",
        "true",
        "~",
        "\\",
    ],
    *["\\u", "\\ud83d", "\\U00110000", "foo bar", "it's", "{{ x }}", "%YAML 1.1", "%TAG ! x", "a: 1", "👩", "-"],
]
CHARACTERS = [
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\t",
    "\r\n",
    "\r",
    "|",
    "|\n",
    "\u2028",
    "\x85",
    "\u00a0",
    "\u200b",
    "\ufeff",
]
YAMLISH = st.lists(st.sampled_from(PIECES + CHARACTERS), max_size=24).map("".join)


def check(document: Document, content: bytes) -> None:
    assert document.findings or document.data is not None
    assert all(finding.rule == "broken-yaml" and finding.message and finding.help for finding in document.findings)
    for finding in document.findings:
        assert "\n" not in finding.message + finding.help
        assert not UNSHOWABLE.search(finding.message + finding.help)
        check_place(document, finding.location.line, finding.location.end_line, content)
    for pointer in (*document.keys, *document.values):
        for location in (document.key_at(pointer), document.value_at(pointer)):
            check_place(document, location.line, location.end_line, content)
        assert held(document.data, pointer) or document.findings


def check_place(document: Document, first: int, last: int, content: bytes) -> None:
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert 1 <= first <= last <= lines, document.source


def held(data: Value, pointer: tuple[str | int, ...]) -> bool:
    for step in pointer:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return False
    return True


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    check(read_document(content, "any.yaml"), content)


@settings(max_examples=1000)
@given(YAMLISH)
def test_anything_like_yaml_is_read_or_refused(text: str) -> None:
    check(read_document(text.encode(), "any.yaml"), text.encode())


@settings(max_examples=300)
@given(YAMLISH)
def test_anything_like_a_configuration_is_read_or_refused(text: str) -> None:
    document = read_document(text.encode(), "mkdocs.yml", tags=True)

    assert document.findings or document.data is not None


SHOWABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | SHOWABLE,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=20,
)


@settings(max_examples=300)
@given(JSON)
def test_json_is_read_as_what_it_is(value: Value) -> None:
    document = read_document(json.dumps({"field": value}, ensure_ascii=False, indent=1).encode(), "any.yaml")

    assert document.findings == ()
    assert document.data == {"field": value}


def nested(text: str) -> str:
    return text[:12]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("piece", ["[", "{", "{a: ", "- ", "? ", "[[{", "a: [", "- [", "? - "], ids=nested)
def test_no_depth_ends_the_interpreter(piece: str, parser: type) -> None:
    source = decode((piece * 30_000).encode(), "deep.yaml")
    assert isinstance(source, Source)
    builder = Builder(source, loader=parser)

    assert builder.build() is None
    assert len(builder.findings) == 1


LONG = {
    "one field again and again": "a: 1\n" * 190_000,
    "one field again and again on one line": "{" + "a: 1, " * 150_000 + "}",
    "many words in one pair of brackets": "{a: b" + ", c" * 300_000 + "}",
    "many cut texts on one line": "a: [" + "{a: b, c}, " * 80_000 + "]",
    "many remarks": "a:\n" + "- a #b\n" * 130_000,
    "many colons": "a: " + "x: " * 300_000,
    "many hyphens": "a: 1\n" + "- " * 450_000,
    "many spaces": " " * 900_000 + "a: b: c",
    "many tabs": "a: b\n" + "\t" * 900_000 + "c",
    "a name without end": "a" * 900_000 + "\nb: c",
    "empty lines": "a: 1\n" + "\n" * 900_000 + "b: c: d",
    "hash signs": "a: [" + " #" * 450_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_length_takes_long_or_tells_much(text: str) -> None:
    document = read_document(text.encode(), "long.yaml")

    assert 1 <= len(document.findings) <= 100
    assert sum(len(finding.message) + len(finding.help) for finding in document.findings) < 100_000
