"""The example handbook with one mistake in it: one finding, at its place, in words that one can act on."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY
from persona_handbook.finding import Finding, Level
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings

TODAY = dt.date(2026, 10, 15)
OWNER = "personas/workshop-owner.yaml"
DESK = "personas/front-desk.yaml"
BUYER = "personas/parts-manager.yaml"


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of the example handbook."""
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return tmp_path


def grave(root: Path) -> list[Finding]:
    findings = check_handbook(read_handbook(read_settings(root)), TODAY)
    return [finding for finding in findings if finding.level > Level.NOTE]


def told(root: Path) -> list[str]:
    return [
        f"{place.path}:{place.line}:{place.column} {each.level.word} {each.rule}: {each.message} {each.help}"
        for each in grave(root)
        for place in [each.location]
    ]


def edit(root: Path, path: str, before: str, after: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert text.count(before) >= 1, before
    file.write_text(text.replace(before, after, 1), "utf-8", newline="\n")


def test_the_example_has_none(handbook: Path) -> None:
    assert told(handbook) == []


MISTAKES = {
    "a missing quote": (
        OWNER,
        "name: Workshop owner who orders between two customers",
        'name: "Workshop owner who orders between two customers',
        f"{OWNER}:2:7 error broken-yaml",
    ),
    "a tab": (
        OWNER,
        "  - id: hands-full",
        "\t- id: hands-full",
        f"{OWNER}:18:1 error broken-yaml: This line is indented with a tab.",
    ),
    "a duplicate key": (
        OWNER,
        "owner: research\n",
        "owner: research\nowner: product\n",
        f"{OWNER}:14:1 error broken-yaml: Duplicate field `owner`; first used on line 13.",
    ),
    "a misspelt status": (
        OWNER,
        "status: active",
        "status: actve",
        f"{OWNER}:4:9 error wrong-value: The field `status` is `actve`; expected `draft`, `active` or `retired`.",
    ),
    "an evidence id that does not exist": (
        OWNER,
        "evidence: [p-01, visit-morning-desk]",
        "evidence: [p-o1, visit-morning-desk]",
        f"{OWNER}:20:16 error unknown-reference: There is no evidence item `p-o1`. Did you mean `p-01`?",
    ),
    "a misspelt required field": (
        OWNER,
        "summary: >-",
        "sumary: >-",
        f"{OWNER}:5:1 error unknown-field: Unknown field `sumary`. Did you mean `summary`?",
    ),
    "a claim that no stage can find": (
        "journeys/workshop-owner-decides.yaml",
        "claims: [third-wrong-part,",
        "claims: [third-wrong-prt,",
        "journeys/workshop-owner-decides.yaml:21:14 error unknown-reference: There is no claim `third-wrong-prt`.",
    ),
    "a review more than six months old": (
        OWNER,
        "date: 2026-07-10",
        "date: 2026-04-05",
        f"{OWNER}:",
    ),
}


@pytest.mark.parametrize(("path", "before", "after", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_one_finding(handbook: Path, path: str, before: str, after: str, expected: str) -> None:
    edit(handbook, path, before, after)
    findings = told(handbook)
    assert len(findings) == 1, findings
    assert findings[0].startswith(expected)


def test_a_review_more_than_six_months_old_warns_and_does_not_block(handbook: Path) -> None:
    edit(handbook, OWNER, "date: 2026-07-10", "date: 2026-04-05")
    (finding,) = grave(handbook)
    assert (finding.rule, finding.level) == ("review-overdue", Level.WARNING)
    assert finding.location.excerpt == "  - date: 2026-04-05"


def test_only_four_people_interviewed(handbook: Path) -> None:
    file = handbook / BUYER
    text = file.read_text("utf-8").replace(", visit-returns-van", "")
    file.write_text(text.replace(", p-15]", "]").replace("[p-15]", "[p-12]"), "utf-8")
    (finding,) = [each for each in grave(handbook) if each.rule != "told-behaviors"]
    assert finding.message == (
        "Only 4 people were interviewed for “Parts manager who pays for what others order” "
        "(P-11, P-12, P-13, P-14); the minimum is 5."
    )
    assert (finding.level, finding.location.line, finding.location.column) == (Level.ERROR, 2, 7)


def test_a_fifth_active_persona(handbook: Path) -> None:
    text = (handbook / DESK).read_text("utf-8")
    for name, created in (("apprentice", "2026-08-01"), ("driver", "2026-09-01")):
        other = text.replace("Front-desk colleague who promises the pick-up time", f"The {name} in the yard")
        (handbook / f"personas/{name}.yaml").write_text(
            other.replace("2026-04-30", created).replace("2026-08-05", "2026-09-10"), "utf-8"
        )
    findings = [each for each in grave(handbook) if each.rule != "overlapping-personas"]
    assert [(each.rule, each.location.path) for each in findings] == [("too-many-personas", "personas/driver.yaml")]


def test_a_broken_file_is_told_alone_though_others_refer_to_it(handbook: Path) -> None:
    edit(handbook, "personas/evidence/p-13.yaml", "kind: interview", "kind: intervew")
    (finding,) = grave(handbook)
    assert (finding.rule, finding.location.path) == ("wrong-value", "personas/evidence/p-13.yaml")


def test_a_broken_persona_is_told_alone_though_journeys_refer_to_it(handbook: Path) -> None:
    edit(handbook, OWNER, "status: active", "status: actve")
    (finding,) = grave(handbook)
    assert (finding.rule, finding.location.path) == ("wrong-value", OWNER)
