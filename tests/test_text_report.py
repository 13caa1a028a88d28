"""The gate of the text report: whatever people write and name, no line of it is a command or moves a cursor."""

from __future__ import annotations

import re
import unicodedata

import pytest

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.reading.json_text import as_json
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.report.findings.text import text
from persona_handbook.report.terminal_text import on_terminal_lines

COMMANDS = (
    "::error::x",
    "  ::set-output name=a::b",
    "\u00a0::stop-commands::x",
    "##[error]x",
    "a ##[group]x",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[message text='x']",
    "section_start:1:x\r\x1b[0K",
    "section_end:1:x",
    "travis_fold:start:x",
    "travis_time:start:x",
    "--- a group",
    "+++ a group",
    "~~~ a group",
    "^^^ +++",
    "\x1b[31mred",
    "\x9b31mred",
    "\x1b]8;;https://example.com\x07link",
    "one\rtwo",
    "one\n::error::two",
    "one\u2028::error::two",
    "\u202egnp.exe",
    "\u2066hidden\u2069",
    "\ufeff::error::x",
    "\udcff::error::x",
    "\x00::error::x",
    "\x0b::error::x\x08\x7f",
)
TAKEN = re.compile(
    r"^\s*::|##\[|##vso\[|##teamcity\[|^\s*(section_(start|end)|travis_(fold|time)):|^(---|\+\+\+|~~~|\^\^\^)",
    re.IGNORECASE,
)
HARMLESS = "\u200c\u200d"  # Persian, the scripts of India and many emoji are written with them


def findings(evil: str) -> list[Finding]:
    place = Location(f"{evil}/a.yaml", 3, 1, 3, len(evil) + 1, evil)
    return [
        Finding(place, Level.ERROR, "wrong-value", evil, evil),
        Finding(place, Level.ERROR, "wrong-value", "A.", "B."),
    ]


def moving(told: str) -> list[str]:
    kinds = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    return [each for each in told if unicodedata.category(each) in kinds and each not in HARMLESS and each != "\n"]


@pytest.mark.parametrize("evil", COMMANDS, ids=ascii)
def test_no_line_is_taken_for_a_command_and_no_sign_moves_a_cursor(evil: str) -> None:
    told = text(findings(evil))
    assert [line for line in told.split("\n") if TAKEN.search(line)] == []
    assert moving(told) == []


@pytest.mark.parametrize("evil", COMMANDS, ids=ascii)
@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"text", "github"}))
def test_no_other_report_is_one_in_a_log(form: str, evil: str) -> None:
    told = FORMATS[form](findings(evil)).encode("utf-8", "backslashreplace").decode()
    assert [line for line in told.split("\n") if re.match(r"\s*::", line)] == []
    if form not in {"markdown", "junit"}:
        assert moving(told) == []


@pytest.mark.parametrize("evil", COMMANDS, ids=ascii)
def test_annotations_are_one_line_each(evil: str) -> None:
    told = FORMATS["github"](findings(evil))
    assert [line[:8] for line in told.splitlines()] == ["::error ", "::error ", "2 errors"]
    assert moving(told) == []


@pytest.mark.parametrize("evil", [each for each in COMMANDS if each[:3] not in {"---", "+++", "~~~", "^^^"}], ids=ascii)
def test_sentences_go_through_the_gate_too(evil: str) -> None:
    told = on_terminal_lines(evil)
    assert [line for line in told.split("\n") if TAKEN.search(line)] == []
    assert moving(told) == []


def test_ordinary_paths_stay_as_they_are() -> None:
    place = Location("personas/über.yaml", 3, 1, 3, 2)
    assert text([Finding(place, Level.ERROR, "no-job", "A.", "B.")]).startswith("personas/über.yaml:3:1: error")


def test_json_keeps_every_value() -> None:
    assert as_json({"a": "\u202e\x9b\u2028é 漢"}, None) == '{"a": "\\u202e\\u009b\\u2028é 漢"}'
    assert as_json("\udcff\ud800", None) == '"\\\\xff\ufffd"'


@pytest.mark.parametrize(
    "sign", ["\u3164", "\u2800", "\u034f", "\uffa0", "\u17b4", "\U000e0101", "\U0001d159"], ids=ascii
)
def test_a_sign_that_nobody_sees_is_spelled(sign: str) -> None:
    assert sign not in text(findings(f"a{sign}b"))


@pytest.mark.parametrize("word", ["❤\ufe0f", "\u0645\u06cc\u200c\u062e", "ᠮᠣᠩ\u180bᠭᠣᠯ"], ids=ascii)
def test_a_sign_that_a_script_needs_stays(word: str) -> None:
    assert word in text(findings(word))
