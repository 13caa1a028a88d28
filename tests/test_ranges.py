"""Every dependency is a range with two ends, or is pinned and says why."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from conftest import REPOSITORY

PROJECT = (REPOSITORY / "pyproject.toml").read_text("utf-8")
LOCK = (REPOSITORY / ".github/requirements.txt").read_text("utf-8")
PROGRAMS = json.loads((REPOSITORY / "tests/package.json").read_text("utf-8"))


def requirements() -> list[str]:
    project = tomllib.loads(PROJECT)
    groups = project["project"]["optional-dependencies"].values()
    both = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    found = both + [each for group in groups for each in group]
    return [each for each in found if Requirement(each).name != project["project"]["name"]]


def operators(said: str) -> set[str]:
    return {each.operator for each in Requirement(said).specifier}


@pytest.mark.parametrize("said", requirements())
def test_a_dependency_is_a_range_or_is_pinned(said: str) -> None:
    assert operators(said) == {"=="} or operators(said) - {"!="} == {">=", "<"}


@pytest.mark.parametrize("said", [each for each in requirements() if operators(each) & {"==", "!="}])
def test_what_is_pinned_or_left_out_has_its_reason_above(said: str) -> None:
    lines = PROJECT.splitlines()
    (line,) = [number for number, each in enumerate(lines) if f'"{said}"' in each]
    assert lines[line - 1].lstrip().startswith("# ")


def test_each_list_of_dependencies_says_how_its_ranges_were_chosen() -> None:
    lines = PROJECT.splitlines()
    lists = [number for number, each in enumerate(lines) if re.match(r"(requires|dependencies|\w+) = \[.*", each)]
    named = {lines[number].split(" ")[0]: lines[number - 1] for number in lists}
    for name in ("requires", "dependencies", "test", "neighbors", "mutants"):
        assert named[name].startswith("# "), name


def test_the_build_needs_the_same_in_both_places() -> None:
    project = tomllib.loads(PROJECT)
    (hatchling,) = [each for each in project["build-system"]["requires"] if each.startswith("hatchling")]
    assert hatchling in project["project"]["optional-dependencies"]["test"]


def locked() -> dict[str, list[str]]:
    """Give the versions of each package in the lock; platforms and versions of Python may have different ones."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9][a-z0-9.-]*)==([^ ]+)", LOCK, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def needed() -> Iterator[str]:
    """Give what the tests need, with the extras of this package among it."""
    project = tomllib.loads(PROJECT)["project"]
    yield from project["dependencies"]
    for said in [each for name in ("test", "neighbors") for each in project["optional-dependencies"][name]]:
        meant = Requirement(said)
        extras = meant.extras if meant.name == project["name"] else ()
        yield from [each for extra in extras for each in project["optional-dependencies"][extra]] or [said]


def test_the_lock_holds_what_the_tests_need_in_the_versions_that_are_allowed() -> None:
    versions = locked()
    wrong = [
        said
        for said in needed()
        if not (found := versions.get(canonicalize_name(Requirement(said).name)))
        or not all(each in Requirement(said).specifier for each in found)
    ]
    assert wrong == [], "Run `make lock`."


def test_each_package_in_the_lock_has_checksums_and_no_address() -> None:
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == sum(map(len, locked().values()))
    assert [each for each in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", each)] == []
    assert not re.search(r"://|--(?:extra-)?index|--find-links| @ ", LOCK)


@pytest.mark.parametrize("name", PROGRAMS["devDependencies"])
def test_a_program_of_npm_is_pinned_and_says_why(name: str) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", PROGRAMS["devDependencies"][name])
    assert PROGRAMS["//"][name]
