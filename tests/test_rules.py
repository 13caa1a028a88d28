"""Every rule: its own examples, its levels, and handbooks at, below and above its thresholds."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from persona_handbook.finding import Finding, Level
from persona_handbook.lint import rules
from persona_handbook.lint.form import BROKEN_RULE, FORM_RULES
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import ALL_OTHERS, Rule
from persona_handbook.message import Message
from persona_handbook.reading.schema.deprecated_fields import RULE as DEPRECATED_FIELD
from persona_handbook.site.checking import check_site
from persona_handbook.testing import TODAY, findings_in, handbook_from, laid_over, small_handbook

RULES = Path(__file__).parent / "rules"
N = Level.NOTE
YEAR = re.compile(r"\b(18|19|20)\d\d\b")
# what these two find is in the package: a rule that fails, and a field that got another name
OF_THE_HANDBOOK = [rule for rule in all_rules() if rule.name not in {BROKEN_RULE, DEPRECATED_FIELD}]
each_rule = pytest.mark.parametrize("rule", OF_THE_HANDBOOK, ids=lambda rule: rule.name)


def others(found: list[Finding], rule: str, example: str) -> set[str]:
    """Give which other rules find more than a note.

    A persona like another one overlaps with it by nature, and the small handbook has only interviews for behaviors.
    """
    beside = {rule, "overlapping-personas"} if " like personas/" in example else {rule}
    beside |= {"told-behaviors"} if "\nbehaviors:" in example else set()
    return {finding.rule for finding in found if finding.level > Level.NOTE} - beside


def test_the_small_handbook_is_sound() -> None:
    found = check_site(handbook_from(small_handbook()), TODAY)

    assert [(finding.rule, finding.level) for finding in found] == [("too-few-interviews", N)]


@each_rule
def test_a_bad_example_gives_this_finding_and_no_other(rule: Rule) -> None:
    found = findings_in(rule, rule.bad)

    assert rule.name in {finding.rule for finding in found}
    assert others(found, rule.name, rule.bad) == set()


@each_rule
def test_a_good_example_gives_none(rule: Rule) -> None:
    found = findings_in(rule, rule.good)

    own = {(finding.rule, finding.level) for finding in found if finding.rule == rule.name}
    assert own <= {("too-few-interviews", N)}
    assert others(found, rule.name, rule.good) == set()


@each_rule
def test_a_rule_tells_everything_that_its_page_needs(rule: Rule) -> None:
    assert rule.title
    assert rule.why.endswith(".")
    assert YEAR.search(rule.source) or rule.source.startswith("Our own"), (
        "name author and year, or say that it is our own"
    )
    assert not rule.title.endswith(".")
    assert all(option.meaning for option in rule.options.values())


def test_only_references_private_data_and_form_are_checked_in_retired_files() -> None:
    form = {rule.name for rule in FORM_RULES}
    assert {rule.name for rule in all_rules() if rule.retired} - form == {"personal-data"}


def test_each_rule_has_a_file_of_its_name() -> None:
    found = {each.stem.replace("_", "-") for each in Path(rules.__path__[0]).glob("*/*.py")} - {"--init--"}
    assert found == {rule.name for rule in all_rules()} - {rule.name for rule in FORM_RULES}


@each_rule
def test_what_a_rule_silences_and_waits_for_exists(rule: Rule) -> None:
    assert set(rule.silences) <= {ALL_OTHERS, *(each.name for each in all_rules())}
    assert set(rule.waits_for) <= {"evidence", "claim", "journey", "persona"}


def cases() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['case']}")
        for file in sorted(RULES.glob("*.yaml"))
        for case in yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  it makes only text
    ]


# their findings are made where templates and pages are read
OF_FILES = {"taken-page", "unused-template"}


def lines(findings: list[Finding]) -> list[str]:
    return [
        f"{each.location.path}:{each.location.line}:{each.location.column} {each.level.word} {each.message} {each.help}"
        for each in findings
    ]


@pytest.mark.parametrize(("name", "case"), cases())
def test_cases(name: str, case: dict[str, Any]) -> None:
    handbook = handbook_from(laid_over(case["handbook"]))
    today = dt.date.fromisoformat(case.get("today", TODAY.isoformat()))
    findings = check_site(handbook, today, frozenset(case.get("changed", [])))
    assert not any(finding.rule in {rule.name for rule in FORM_RULES} for finding in findings)
    told = [finding for finding in findings if finding.rule == name]
    assert lines(told) == case["expect"]
    assert all(isinstance(text, Message) for each in told if name not in OF_FILES for text in (each.message, each.help))


def test_every_rule_has_cases() -> None:
    assert {file.stem for file in RULES.glob("*.yaml")} == {rule.name for rule in all_rules()} - {
        rule.name for rule in FORM_RULES
    }
