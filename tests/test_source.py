"""From bytes to text with lines: encodings, characters that cannot be seen, and places."""

from __future__ import annotations

import pytest

from persona_handbook.finding import Finding, Location
from persona_handbook.reading.source_text.source import LARGEST, Source, decode

REFUSED = {
    "a curly quote of Word": (
        b"name: a\r\nquote: \x93hi\x94\r\n",
        "2:8 The file is not encoded in UTF-8. Unexpected byte here: 0x93, perhaps `\u201c` from Word",
    ),
    "a letter of Latin-1": (
        "name: Größe\n".encode("latin-1"),
        "1:9 The file is not encoded in UTF-8. Unexpected byte here: 0xF6, perhaps `ö`.",
    ),
    "a letter of Latin-1 after UTF-8": (
        "a: 👩\n".encode() + b"\xef\xbb\xbfb: \xe9\n",
        "2:5 The file is not encoded in UTF-8. Unexpected byte here: 0xE9, perhaps `é`.",
    ),
    "a byte that means nothing": (
        b"a: \x81\n",
        "1:4 The file is not encoded in UTF-8. Unexpected byte here: 0x81.",
    ),
    "half a character": (
        b"a: \xed\xa0\xbd\n",
        "1:4 The file is not encoded in UTF-8. Unexpected byte here: 0xED, perhaps `í`.",
    ),
    "UTF-16": ("name: a\n".encode("utf-16"), "1:1 The file is encoded in UTF-16"),
    "UTF-16 without a mark": ("name: a\n".encode("utf-16-le"), "1:1 The file is encoded in UTF-16"),
    "UTF-16, big end first": ("name: a\n".encode("utf-16-be"), "1:1 The file is encoded in UTF-16"),
    "nothing but zeros": (b"name\x00: a\n", "1:5 Invisible character (U+0000)."),
    "an escape to the terminal": (b"a: 1\nb: \x1b[31m\n", "2:4 Invisible character (U+001B)."),
    "a delete": (b"a: b\x7f\n", "1:5 Invisible character (U+007F)."),
    "a byte order mark within": ("a: 1\n\ufeffb: 2\n".encode(), "2:1 Invisible character (U+FEFF)"),
    "a second byte order mark": ("\ufeff\ufeffa: 1\n".encode(), "1:1 Invisible character (U+FEFF)"),
    "what is no character": ("a: \uffff\n".encode(), "1:4 Invisible character (U+FFFF)."),
    "a large file": (b"#" * (LARGEST + 1), "1:1 The file has 1,000,001 bytes; the maximum is 1,000,000"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_bytes_that_are_no_readable_text_are_told(content: bytes, message: str) -> None:
    finding = decode(content, "personas/workshop-owner.yaml")

    assert isinstance(finding, Finding)
    assert f"{finding.location.line}:{finding.location.column} {finding.message}".startswith(message)
    assert finding.location.path == "personas/workshop-owner.yaml"
    assert finding.help


READ = {
    "nothing": (b"", ""),
    "UTF-8": ("Größe 👩\n".encode(), "Größe 👩\n"),
    "a byte order mark": ("\ufeffa: 1\n".encode(), "a: 1\n"),
    "all ends of lines": (b"a\r\nb\rc\nd", "a\r\nb\rc\nd"),
    "tabs and separators": ("a\tb\u2028c\x85".encode(), "a\tb\u2028c\x85"),
    "as much as may be": (b"#" * LARGEST, "#" * LARGEST),
}


@pytest.mark.parametrize(("content", "text"), READ.values(), ids=READ)
def test_text_is_read_as_it_stands(content: bytes, text: str) -> None:
    assert decode(content, "a.yaml") == Source("a.yaml", text)


LINES = Source("a.yaml", "one\r\ntwo 👩 2\rthree\n\nfive\u2028still five")

PLACES = {
    "the beginning": (0, 3, Location("a.yaml", 1, 1, 1, 4, "one")),
    "after CRLF": (5, 8, Location("a.yaml", 2, 1, 2, 4, "two 👩 2")),
    "after an emoji": (11, 12, Location("a.yaml", 2, 7, 2, 8, "two 👩 2")),
    "after CR": (13, 18, Location("a.yaml", 3, 1, 3, 6, "three")),
    "an empty line": (19, 19, Location("a.yaml", 4, 1, 4, 1, "")),
    "over lines": (9, 22, Location("a.yaml", 2, 5, 5, 3, "two 👩 2")),
    "after a separator that ends no line": (25, 30, Location("a.yaml", 5, 6, 5, 11, "five\u2028still five")),
    "an end before the beginning": (15, 13, Location("a.yaml", 3, 3, 3, 3, "three")),
}


@pytest.mark.parametrize(("start", "end", "location"), PLACES.values(), ids=PLACES)
def test_places_count_from_one_in_characters(start: int, end: int, location: Location) -> None:
    assert LINES.location(start, end) == location


def test_a_line_beyond_the_last_is_empty() -> None:
    assert LINES.line(4) == "five\u2028still five"
    assert LINES.line(5) == ""
    assert LINES.line(-1) == ""
