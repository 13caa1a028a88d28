"""One cause, one finding: what rests on a file that cannot be read is held back until that file is fixed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.finding import still_open
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lint.form import FORM_RULES
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import laid_over, small_handbook
from workshop import TODAY

FOLDERS = ("personas", "journeys", "docs")
FILES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for folder in ("personas", "journeys")
    for path in (REPOSITORY / folder).glob("*.yaml")
)
BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "an unknown field": lambda content: content + b"\nx_crm: abc\n",
    "a wrong value": lambda content: content + b"\nlang: 7\n",
    "a bracket that is never closed": lambda content: content + b"\ntags: [a\n",
    "a field twice": lambda content: content + b"\nx-a: 1\nx-a: 2\n",
    "another encoding": lambda content: content + "\nx-a: Größe\n".encode("utf-16-le"),
    "nothing": lambda _content: b"",
}
AT_EVERY_THRESHOLD = """
role: secondary
quotes: [{text: Parts came a day late., evidence: p-01}]
exceptions:
  - {rule: too-few-interviews, reason: We began in May and go on., until: 2027-03-31}
# personas/chief.yaml like personas/buyer.yaml
name: Chief of the yard
role: primary
summary: Runs the yard behind the hall and pays what others order.
# personas/old.yaml like personas/buyer.yaml
name: Owner of a filling station
status: retired
replaced_by: chief
# journeys/buyer-to-be.yaml like journeys/buyer-decides.yaml
state: future
compares_to: buyer-decides
# journeys/chief-decides.yaml like journeys/buyer-decides.yaml
persona: chief
# personas/evidence/p-06.yaml like personas/evidence/p-05.yaml
title: Interview with P-06
participant: P-06
# personas/evidence/survey.yaml
kind: survey
title: Survey
date: 2026-06
"""

PAGE = """[[persona:buyer]] [[claim:buyer/late-parts]]
[[claim:buyer/late-parts]]
[[evidence:p-01]] [[journey:buyer-decides]]
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the example handbook."""
    for name in FOLDERS:
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return tmp_path


def findings(root: Path) -> list[str]:
    found = still_open(check_handbook(read_handbook(read_settings(root)), TODAY))
    return [f"{each.location.path}:{each.location.line} {each.rule} {each.message}" for each in found]


def test_a_broken_file_of_the_example_is_one_finding(copy: Path) -> None:
    before = findings(copy)
    for path in FILES:
        whole = (copy / path).read_bytes()
        (copy / path).write_bytes(BREAKS["an unknown field"](whole))
        new = [each for each in findings(copy) if each not in before]
        assert [each.split(":")[0] for each in new] == [path], "\n".join(new)
        (copy / path).write_bytes(whole)


@pytest.mark.parametrize("breaking", BREAKS)
def test_a_broken_file_of_a_handbook_at_every_threshold_is_one_finding(breaking: str, write: WriteHandbook) -> None:
    files = {**laid_over(AT_EVERY_THRESHOLD), "docs/index.md": PAGE}
    root = write(files)
    before = findings(root)
    for path in files.keys() - {"docs/index.md"}:
        (root / path).write_bytes(BREAKS[breaking](files[path].encode()))
        new = [each for each in findings(root) if each not in before]
        assert [each.split(":")[0] for each in new] == [path], "\n".join(new)
        (root / path).write_bytes(files[path].encode())


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        (
            "personas/evidence/p-01.yaml",
            [
                "docs/index.md:3 There is no evidence item `p-01`.",
                (
                    "journeys/buyer-decides.yaml:14 There is no evidence item `p-01`. "
                    "References in this file: lines 14 and 17."
                ),
                "journeys/buyer-returns.yaml:10 There is no evidence item `p-01`.",
                (
                    "personas/buyer.yaml:14 There is no evidence item `p-01`. "
                    "References in this file: lines 14, 28, 32, 33, 35, 37, 39 and 40."
                ),
            ],
        ),
        (
            "personas/buyer.yaml",
            [
                "docs/index.md:1 There is no persona `buyer`. References in this file: lines 1 and 2.",
                "journeys/buyer-decides.yaml:2 There is no persona `buyer`.",
                "journeys/buyer-returns.yaml:2 There is no persona `buyer`.",
            ],
        ),
    ],
)
def test_an_id_that_is_gone_names_its_places_once_in_each_file(
    gone: str, expected: list[str], write: WriteHandbook
) -> None:
    root = write({**small_handbook(), "docs/index.md": PAGE})
    before = findings(root)
    (root / gone).unlink()
    new = [each for each in findings(root) if each not in before]
    assert [each.replace("unknown-reference ", "") for each in new if "unknown-reference" in each] == expected


def test_causes_come_before_what_may_follow(write: WriteHandbook) -> None:
    found = findings(write(laid_over("# journeys/a.yaml\ntitle: 1\n# personas/buyer.yaml\nowner: ''\njobs: []\n")))
    ranked = [each.split()[1] for each in found]
    assert ranked[0] in {rule.name for rule in FORM_RULES}
    assert ranked == sorted(ranked, key=lambda name: name not in {rule.name for rule in FORM_RULES})
