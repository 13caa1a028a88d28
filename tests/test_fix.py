"""`--fix`: what is put right, that nothing else changes, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.finding import Location, Replacement
from persona_handbook.writing.fix import fixed_files

HEAD = (
    "# a remark that stays\nname:   Workshop owner   # and so does this\nstatus: draft\n"
    "owner: research\nsummary: Orders parts.\n"
)
JOB = "jobs:\n  - id: a-job\n    situation: {0}\n    motivation: know who has the part\n    outcome: keep my word\n"

FIXES = {
    "a misspelt field": ("onwer: us\n", "onwer: us\n"),
    "a misspelt field that is not there yet": ("sumary: x\n", "sumary: x\n"),
    "a misspelt field of a claim": (
        "pains:\n  - {id: late, text: Late parts., sevrity: 4}\n",
        "pains:\n  - {id: late, text: Late parts., severity: 4}\n",
    ),
    "another word for a field is left to people": ("pain points: []\n", "pain points: []\n"),
    "a job that repeats the frame": (
        JOB.format("When I have the wrong part # now"),
        JOB.format("have the wrong part # now"),
    ),
    "a job in quotes": (JOB.format("'When I have: the part'"), JOB.format("'have: the part'")),
    "a job over several lines is left to people": (
        JOB.format(">-\n      When I have\n      the part"),
        JOB.format(">-\n      When I have\n      the part"),
    ),
    "a claim without an id": (
        "pains:\n  - text: The part comes a day late.\n    severity: 3\n",
        "pains:\n  - id: the-part-comes-a\n    text: The part comes a day late.\n    severity: 3\n",
    ),
    "a claim without an id in braces": (
        "pains:\n  - {text: Late again.}\n",
        "pains:\n  - {id: late-again, text: Late again.}\n",
    ),
    "an id that is taken": (
        "pains:\n  - {id: late-again, text: Late.}\n  - {text: Late again.}\n",
        "pains:\n  - {id: late-again, text: Late.}\n  - {id: late-again-2, text: Late again.}\n",
    ),
    "an id with a space and capitals": (
        'pains:\n  - {id: "Late-Parts ", text: Late.}\n',
        "pains:\n  - {id: late-parts, text: Late.}\n",
    ),
    "an id of several words is left to people": (
        "pains:\n  - {id: Late Parts, text: Late.}\n",
        "pains:\n  - {id: Late Parts, text: Late.}\n",
    ),
}


def check(root: Path, *words: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["check", *words])


@pytest.mark.parametrize(("before", "after"), FIXES.values(), ids=FIXES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_only_what_is_wrong_changes(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, before: str, after: str, newline: str
) -> None:
    root = write({"personas/a.yaml": (HEAD + before).replace("\n", newline)})
    check(root, "--fix", monkeypatch=monkeypatch)
    fixed = (root / "personas/a.yaml").read_bytes().decode()
    assert fixed.replace("\r\n", "\n") == HEAD + after


def test_a_dry_run_shows_the_change_and_makes_none(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD.replace("owner:", "onwer:")
    root = write({"personas/a.yaml": text})
    result = check(root, "--fix", "--dry-run", monkeypatch=monkeypatch)
    assert "-onwer: research\n+owner: research\n" in result.output
    assert (root / "personas/a.yaml").read_text("utf-8") == text
    assert result.exit_code == 1


def test_after_a_fix_the_check_goes_on(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"personas/a.yaml": HEAD.replace("owner:", "onwer:") + JOB.format("When I have the wrong part")})
    result = check(root, "--fix", monkeypatch=monkeypatch)
    assert result.exit_code == 0, result.output
    assert "situation: have the wrong part" in (root / "personas/a.yaml").read_text("utf-8")


def test_a_byte_order_mark_and_the_files_not_asked_for_stay(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = b"\xef\xbb\xbf" + HEAD.replace("owner:", "onwer:").encode()
    root = write({"personas/a.yaml": marked, "personas/b.yaml": marked})
    check(root, "--fix", "personas/a.yaml", monkeypatch=monkeypatch)
    assert (root / "personas/a.yaml").read_bytes() == b"\xef\xbb\xbf" + HEAD.encode()
    assert (root / "personas/b.yaml").read_bytes() == marked
    assert [path.name for path in (root / "personas").iterdir()] != []
    assert not list((root / "personas").glob(".*"))


def test_a_missing_schema_line_is_added_where_there_are_schemas(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = "kind: survey\ntitle: Survey\ndate: 2026-03\n"
    root = write({"personas/a.yaml": HEAD, "personas/evidence/s.yaml": evidence})
    check(root, "--fix", monkeypatch=monkeypatch)
    assert (root / "personas/a.yaml").read_text("utf-8") == HEAD
    write({"schemas/persona.schema.json": "{}", "schemas/evidence.schema.json": "{}"})
    check(root, "--fix", monkeypatch=monkeypatch)
    check(root, "--fix", monkeypatch=monkeypatch)
    line = "# yaml-language-server: $schema={0}\n"
    assert (root / "personas/a.yaml").read_text("utf-8") == line.format("../schemas/persona.schema.json") + HEAD
    said = (root / "personas/evidence/s.yaml").read_text("utf-8")
    assert said == line.format("../../schemas/evidence.schema.json") + evidence


def replaced(start: int, end: int, text: str) -> Replacement:
    return Replacement(Location("personas/a.yaml", 1, start, 1, end), text)


@pytest.mark.parametrize(
    ("replacements", "fixed"),
    [
        ([replaced(7, 9, "X"), replaced(9, 11, "Y")], b"name: XYef\n"),
        ([replaced(7, 10, "X"), replaced(9, 11, "Y")], b"name: abYef\n"),
        ([replaced(9, 11, "Y"), replaced(7, 10, "X"), replaced(7, 8, "Z")], b"name: ZbYef\n"),
        ([replaced(7, 7, "X"), replaced(13, 13, "Y")], b"name: XabcdefY\n"),
    ],
    ids=["side by side", "overlapping", "the one that fits", "at the ends"],
)
def test_of_two_replacements_that_overlap_the_later_one_is_done(
    write: WriteHandbook, replacements: list[Replacement], fixed: bytes
) -> None:
    root = write({"personas/a.yaml": b"name: abcdef\n"})
    assert [each.after for each in fixed_files(root, replacements)] == [fixed]


@pytest.mark.parametrize(
    ("before", "replacement"),
    [
        (b"name: abcdef\n", replaced(7, 13, "[")),
        (b"name: abcdef\n", replaced(7, 13, "*gone")),
        (b"name: abcdef\n", replaced(7, 13, "a\nname: b")),
        (b"name: abcdef\n", replaced(7, 13, "abcdef")),
        (b"name: [bcdef\n", replaced(8, 13, "a")),
    ],
    ids=["cannot be read", "has a finding", "has a key twice", "is the same", "could not be read before"],
)
def test_a_file_that_would_be_harder_to_read_is_left_alone(
    write: WriteHandbook, before: bytes, replacement: Replacement
) -> None:
    root = write({"personas/a.yaml": before})
    assert fixed_files(root, [replacement]) == []
