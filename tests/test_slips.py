"""Slips of people who never wrote YAML: one finding, whose advice, followed literally, gives what was meant.

Each case of `slips/*.yaml` lays what somebody `wrote` over the example, in place of what they `meant` (or of what it
`replaces`, where the example says something else; `becomes` is what was meant where only the form differs).
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from conftest import REPOSITORY
from persona_handbook.finding import Finding, Level, Replacement
from persona_handbook.lint.configured import configured_rules
from persona_handbook.lint.engine import check_handbook, lint
from persona_handbook.lint.registry import all_rules
from persona_handbook.model.files import one_file
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import Document, read_document
from persona_handbook.settings.settings import Settings, read_settings
from persona_handbook.writing import fix
from persona_handbook.writing.fix import fixed_files
from visible import english_in

TODAY = dt.date(2026, 10, 15)
CASES = {
    f"{file.stem}: {case['slip']}": case
    for file in sorted(Path(__file__).with_name("slips").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
}
HIDDEN = "…"
MEMORY = Memory()


@dataclass(frozen=True)
class Written:
    """A file of the example with a slip in it: its path, what it says now, what was meant, and where the slip is."""

    path: Path
    now: str
    meant: str
    line: int


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the example."""
    root = tmp_path_factory.mktemp("handbook")
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(one_file, "read_document", document_of)
        patch.setattr(fix, "read_document", document_of)
        yield root


@lru_cache(maxsize=32)
def document_of(content: bytes, path: str) -> Document:
    """Read a text once, though the check, the fix and the test each ask for it."""
    return read_document(content, path)


@pytest.fixture(scope="module")
def settings(example: Path) -> Settings:
    return read_settings(example)


@pytest.fixture(scope="module")
def usual(settings: Settings) -> frozenset[tuple[str, str]]:
    """What is found in the example itself."""
    found = check_handbook(read_handbook(settings, memory=MEMORY), TODAY)
    return frozenset((each.rule, each.message) for each in found)


def written(example: Path, case: dict[str, str]) -> Written:
    where = case.get("in", "workshop-owner")
    path = example / (f"{where}.yaml" if where.startswith("journeys") else f"personas/{where}.yaml")
    text = path.read_text("utf-8")
    parts = {name: case[name] or "" for name in ("meant", "replaces", "becomes", "wrote") if name in case}
    if parts.get("replaces", parts["meant"]) not in text:
        parts = {name: part.removesuffix("\n") for name, part in parts.items()}
    before = parts.get("replaces", parts["meant"])
    assert before, case
    assert before in text, case
    at = text.index(before)
    now, meant = (
        text[:at] + part + text[at + len(before) :] for part in (parts["wrote"], parts.get("becomes", parts["meant"]))
    )
    return Written(path, now, meant, text[:at].count("\n") + 1)


def found_in(settings: Settings, usual: frozenset[tuple[str, str]]) -> list[Finding]:
    handbook = read_handbook(settings, memory=MEMORY)
    if handbook.broken:
        rules = [each for each in all_rules() if each.name == "unknown-reference"]
        found = [*handbook.findings, *lint(handbook, configured_rules(rules, settings.rules, settings.preset), TODAY)]
    else:
        found = check_handbook(handbook, TODAY)
    return [each for each in found if each.level > Level.NOTE and (each.rule, each.message) not in usual]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_slip_is_told_once_and_its_advice_gives_what_was_meant(
    example: Path, settings: Settings, usual: frozenset[tuple[str, str]], case: dict[str, str]
) -> None:
    slip = written(example, case)
    before = slip.path.read_bytes()
    slip.path.write_bytes(slip.now.encode())
    try:
        found = found_in(settings, usual)
        told = [f"{each.location.line - slip.line + 1}:{each.location.column} {each.rule}" for each in found]
        assert told == case["told"].split(", "), [f"{each.message} {each.help}" for each in found]
        assert [english_in(text) for each in found for text in (each.message, each.help) if english_in(text)] == []
        if "help" in case:
            assert case["help"] in found[0].help
            assert found[0].edit is None
            return
        edits = [each.edit for each in found]
        assert all(edits), found
        assert says(found[0], edits[0], slip.now), found
        fixed = slip.now
        for edit in sorted((each for each in edits if each), key=lambda each: each.location, reverse=True):
            fixed = applied(fixed, edit)
        place = slip.path.relative_to(example).as_posix()
        assert fixed == slip.meant or data(fixed, place) == data(slip.meant, place)
        if all(each.fix for each in found):
            [file] = fixed_files(example, [each.fix for each in found if each.fix])
            after = file.after.decode()
            assert after in {fixed, slip.meant} or data(after, place) == data(slip.meant, place)
    finally:
        slip.path.write_bytes(before)


def applied(text: str, edit: Replacement) -> str:
    start, end = Source("", text).offsets(edit.location)
    return text[:start] + edit.text + text[end:]


def data(text: str, place: str) -> object:
    document = document_of(text.encode(), place)
    assert document.findings == ()
    assert document.data is not None
    return document.data


def says(finding: Finding, edit: Replacement | None, now: str) -> bool:
    """Tell whether the help says what the edit does: each new line, or what stands in its place, or which lines go."""
    assert edit
    added = lines_that_change(now, applied(now, edit))
    help_ = finding.help
    if not added or help_.startswith("Delete line"):
        return ("elete" in help_ and {*added} <= {line.strip() for line in now.splitlines()}) or edit.text == "\\"
    if HIDDEN in help_:
        return bool(re.search(r"`[^`…]*\w[^`]*`", help_))
    if any(phrase in help_ for phrase in ("on the next line", "below it", "two commas")):
        return True
    first_of_many = (
        any(phrase in help_ for phrase in ("in the same way", "like it", "as in `")) and added[0][:100] in help_
    )
    in_place = bool(edit.text.strip(": \n")) and edit.text.strip(": \n") in help_
    in_words = "extra comma" in help_ or "and delete line" in help_ or "Add one." in help_ or "backslash twice" in help_
    return all(line[:100] in help_ for line in added) or first_of_many or in_place or in_words


def lines_that_change(now: str, then: str) -> list[str]:
    old, new = now.splitlines(), then.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return [line.strip() for line in new if line.strip()]


def test_there_are_cases_of_all_kinds() -> None:
    assert len(CASES) > 200
    assert len({case["told"].split()[1] for case in CASES.values()}) > 4


TOGETHER = {
    "four slips of form": (
        [
            ("status: active\n", "status \u2013 active\n"),
            ("    severity: 3\n", "\tseverity: 3\n"),
            ("  - id: customers-return\n", "    id: customers-return\n"),
            ("owner: research\n", '**Owner:** "research\n'),
        ],
        ["4:8 broken-yaml", "13:1 broken-yaml", "13:12 broken-yaml", "121:1 broken-yaml", "129:5 broken-yaml"],
    ),
    "slips of form, of values, of fields and of IDs": (
        [
            ("tags: [workshops, single-site]\n", "tags: [workshops, single-site],\n"),
            ("    severity: 3\n", "    severity: ca. 3\n"),
            ("stands_for: both\n", "stand_for: both\n"),
            (
                "    evidence: [p-02]\n    themes: [returns-fear]\n",
                "    evidence: [p-99]\n    themes: [returns-fear]\n",
            ),
        ],
        ["10:1 unknown-field", "14:31 broken-yaml", "121:15 wrong-value", "223:16 unknown-reference"],
    ),
    "a line that nobody can read, and what may follow from it": (
        [
            ("    severity: 3\n", "    severity: {3: [4, 5}}\n    evidnce: [p-01]\n"),
            ("status: active\n", "status: Active\n"),
        ],
        ["4:9 wrong-value", "121:16 broken-yaml"],
    ),
}


@pytest.mark.parametrize(("edits", "told"), TOGETHER.values(), ids=TOGETHER)
def test_all_slips_of_a_file_are_told_in_one_round(
    example: Path,
    settings: Settings,
    usual: frozenset[tuple[str, str]],
    edits: list[tuple[str, str]],
    told: list[str],
) -> None:
    path = example / "personas/workshop-owner.yaml"
    before = path.read_text("utf-8")
    text = before
    for right, wrong in edits:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    path.write_text(text, "utf-8")
    try:
        found = sorted(found_in(settings, usual), key=lambda each: each.order)
        assert [f"{each.location.line}:{each.location.column} {each.rule}" for each in found] == told
    finally:
        path.write_text(before, "utf-8")
