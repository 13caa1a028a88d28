"""Files in the wrong folder, misnamed, with another extension, or pasted twice: one finding each."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY
from persona_handbook.lint.configured import configured_rules
from persona_handbook.lint.engine import lint
from persona_handbook.lint.registry import all_rules
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.settings.settings import read_settings
from persona_handbook.writing.fix import fixed_files

TODAY = dt.date(2026, 10, 15)
MEMORY = Memory()
MOVED = {
    "a persona among evidence": (
        "personas/front-desk.yaml",
        "personas/evidence/front-desk.yaml",
        "2:1",
        "Move it to `personas/front-desk.yaml`.",
    ),
    "a persona among journeys": (
        "personas/front-desk.yaml",
        "journeys/front-desk.yaml",
        "2:1",
        "Move it to `personas/front-desk.yaml`.",
    ),
    "an interview among personas": (
        "personas/evidence/p-06.yaml",
        "personas/p-06.yaml",
        "2:1",
        "Move it to `personas/evidence/p-06.yaml`.",
    ),
    "a journey among personas": (
        "journeys/workshop-owner-decides.yaml",
        "personas/workshop-owner-decides.yaml",
        "2:1",
        "Move it to `journeys/workshop-owner-decides.yaml`.",
    ),
    "a text file": (
        "personas/evidence/p-06.yaml",
        "personas/evidence/p-06.txt",
        "1:1",
        "Rename it to `p-06.yaml`.",
    ),
    "two extensions": (
        "personas/evidence/p-06.yaml",
        "personas/evidence/p-06.yaml.txt",
        "1:1",
        "Rename it to `p-06.yaml`.",
    ),
    "an extension in capitals": (
        "personas/evidence/p-06.yaml",
        "personas/evidence/p-06.YAML",
        "1:1",
        "Rename it to `p-06.yaml`.",
    ),
    "no extension": ("personas/front-desk.yaml", "personas/front-desk", "1:1", "Rename it to `front-desk.yaml`."),
    "a name in capitals": (
        "personas/evidence/p-06.yaml",
        "personas/evidence/P-06.yaml",
        "1:1",
        "Rename it to `p-06.yaml`.",
    ),
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("handbook")
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def told(example: Path) -> Callable[[], list[tuple[str, str, str]]]:
    """Tell which files are wrong in form or lead nowhere, where, and what to do."""
    settings = read_settings(example)
    rules = [each for each in all_rules() if each.name in {"unknown-reference", "no-decision-journey"}]

    def findings() -> list[tuple[str, str, str]]:
        handbook = read_handbook(settings, memory=MEMORY)
        found = [*handbook.findings, *lint(handbook, configured_rules(rules, {}, settings.preset), TODAY)]
        return [(each.location.path, f"{each.location.line}:{each.location.column}", each.help) for each in found]

    usual = findings()
    return lambda: [each for each in findings() if each not in usual]


@pytest.mark.parametrize(("before", "now", "place", "way_out"), MOVED.values(), ids=MOVED)
def test_a_file_in_the_wrong_place_is_told_once_and_nothing_that_follows(
    example: Path, told: Callable[[], list[tuple[str, str, str]]], before: str, now: str, place: str, way_out: str
) -> None:
    (example / before).rename(example / now)
    try:
        assert told() == [(now, place, way_out)]
    finally:
        (example / now).rename(example / before)


def test_other_files_are_nobodys_business(example: Path, told: Callable[[], list[tuple[str, str, str]]]) -> None:
    for name in ("README.md", "notes.txt", "photo.jpg"):
        (example / "personas" / name).write_text("# Personas\n\nname: of the folder\n", "utf-8")
    assert told() == []


@pytest.mark.parametrize(
    ("added", "help_", "is_safe"),
    [
        ("{0}", "Delete lines {0} to {1}.", True),
        ("---\n{0}", "Delete lines {0} to {2}.", True),
        ("{1}", "Move lines {0} to ", False),
    ],
    ids=["the same", "the same as another document", "another persona"],
)
def test_a_file_pasted_twice_is_one_finding(
    example: Path, told: Callable[[], list[tuple[str, str, str]]], added: str, help_: str, *, is_safe: bool
) -> None:
    path, other = (example / f"personas/{name}.yaml" for name in ("workshop-owner", "front-desk"))
    before = path.read_text("utf-8")
    path.write_text(before + added.format(before, other.read_text("utf-8")), "utf-8")
    try:
        [(where, place, way_out)] = told()
        count = before.count("\n")
        assert (where, place) == ("personas/workshop-owner.yaml", f"{count + 1}:1")
        assert way_out.startswith(help_.format(count + 1, 2 * count, 2 * count + 1))
        fixes = [each.fix for each in read_handbook(read_settings(example), memory=MEMORY).findings if each.fix]
        assert [each.after.decode() for each in fixed_files(example, fixes)] == ([before] if is_safe else [])
    finally:
        path.write_text(before, "utf-8")
