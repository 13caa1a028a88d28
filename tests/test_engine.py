"""The engine: levels by status and settings, one cause one finding, the clock; it knows no rule."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from persona_handbook.finding import Level
from persona_handbook.lint.configured import configured_rules
from persona_handbook.lint.engine import check_handbook, lint
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import Given, Option, Problem, Rule, rule
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.document import Value
from persona_handbook.testing import TODAY, handbook_from, laid_over

TEXTS = {"title": "A smell", "why": "It smells.", "source": "Us", "bad": "", "good": ""}


@rule(**TEXTS, about=Persona, draft=Level.NOTE, options={"times": Option(1, "how often")}, silences=("soft-smell",))
def loud_smell(persona: Persona, given: Given) -> Iterator[Problem]:
    for _ in range(int(given.options["times"])):
        yield Problem(persona.place.at("name"), f"{persona.id} is loud.", "Hush.")


@rule(**TEXTS, about=Persona, active=Level.WARNING)
def soft_smell(persona: Persona, _given: Given) -> Iterator[Problem]:
    yield Problem(persona.place.at("status"), f"{persona.id} is soft.", "Speak up.")


@rule(**TEXTS, about=Handbook, clock=True)
def old_smell(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    yield Problem(handbook.personas[0].place.at("name"), "It is old.", "Look again.")


def found(
    rules: list[Rule],
    example: str = "",
    chosen: dict[str, Value] | None = None,
    changed: frozenset[str] = frozenset(),
) -> list[str]:
    handbook = handbook_from(laid_over(example))
    findings = lint(handbook, configured_rules(rules, chosen or {}), TODAY, changed)
    return [f"{finding.level.word} {finding.rule}" for finding in findings]


@pytest.mark.parametrize(
    ("status", "expected"), [("active", ["error loud-smell"]), ("draft", ["note loud-smell"]), ("retired", [])]
)
def test_the_level_follows_the_status(status: str, expected: list[str]) -> None:
    assert found([loud_smell], f"status: {status}\n") == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("off", []),
        ("note", ["note loud-smell"]),
        ({"level": "warning"}, ["warning loud-smell"]),
        ({"times": 2}, ["error loud-smell"] * 2),
        ({"level": "note", "times": 3}, ["note loud-smell"] * 3),
    ],
)
def test_a_handbook_sets_levels_and_options(chosen: Value, expected: list[str]) -> None:
    assert found([loud_smell], chosen={"loud-smell": chosen}) == expected


@pytest.mark.parametrize(
    ("preset", "levels"),
    [
        (
            "starter",
            {"no-job": "warning", "no-owner": "warning", "job-grammar": "warning", "unknown-reference": "error"},
        ),
        (
            "recommended",
            {"no-job": "error", "no-owner": "error", "job-grammar": "warning", "unknown-reference": "error"},
        ),
        ("strict", {"no-job": "error", "no-owner": "error", "job-grammar": "error", "unknown-reference": "error"}),
    ],
)
def test_presets_are_steps_of_strictness(preset: str, levels: dict[str, str]) -> None:
    configured = {each.rule.name: each for each in configured_rules(all_rules(), {}, preset)}
    found = {name: configured[name].level("active") for name in levels}
    assert {name: level.word for name, level in found.items() if level} == levels


def test_what_a_handbook_sets_stands_before_its_preset() -> None:
    (configured,) = configured_rules([loud_smell], {"loud-smell": "note"}, "strict")
    assert configured.level("active") is Level.NOTE


def test_a_preset_is_a_setting() -> None:
    site = "# mkdocs.yml\nplugins:\n  - persona-handbook: {preset: starter}\n# personas/buyer.yaml\n# without owner\n"
    (finding,) = [each for each in check_handbook(handbook_from(laid_over(site)), TODAY) if each.rule == "no-owner"]
    assert finding.level is Level.WARNING


def test_a_rule_that_says_nothing_of_retired_files_stays_silent_whatever_is_set() -> None:
    assert found([loud_smell], "status: retired\n", {"loud-smell": "error"}) == []


def test_one_cause_gives_one_finding() -> None:
    assert found([loud_smell, soft_smell]) == ["error loud-smell"]
    assert found([loud_smell, soft_smell], chosen={"loud-smell": "off"}) == ["warning soft-smell"]


def test_the_clock_blocks_only_where_the_change_is() -> None:
    assert found([old_smell]) == ["warning old-smell"]
    assert found([old_smell], changed=frozenset({"personas/buyer.yaml"})) == ["error old-smell"]
    assert found([old_smell], changed=frozenset({"personas/other.yaml"})) == ["warning old-smell"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("no-ownr: off", "5:9 error unknown-field Unknown rule `no-ownr`. Did you mean `no-owner`?"),
        ("no-owner: of", "5:19 error wrong-value The rule `no-owner` has the invalid level `of`. Did you mean `off`?"),
        ("no-owner: 3", "5:19 error wrong-value"),
        (
            "too-few-interviews: {mn: 3}",
            "5:30 error unknown-field The rule `too-few-interviews` has no option `mn`. Did you mean `min`?",
        ),
        (
            "too-few-interviews: {min: many}",
            "5:35 error wrong-value The option `min` of the rule `too-few-interviews` is `many`; expected a number",
        ),
    ],
)
def test_what_is_set_wrongly_is_told(rules: str, expected: str) -> None:
    site = f"# mkdocs.yml\nsite_name: x\nplugins:\n  - persona-handbook:\n      rules:\n        {rules}\n"
    findings = check_handbook(handbook_from(laid_over(site)), TODAY)
    told = [
        f"{each.location.line}:{each.location.column} {each.level.word} {each.rule} {each.message} {each.help}"
        for each in findings
        if each.location.path == "mkdocs.yml"
    ]
    assert len(told) == 1
    assert told[0].startswith(expected)


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    findings = check_handbook(handbook_from(laid_over("# without owner\n# without jobs\n# without decisions\n")), TODAY)
    assert [finding.order for finding in findings] == sorted(finding.order for finding in findings)


def test_names_of_rules_are_unique() -> None:
    names = [each.name for each in all_rules()]
    assert len(names) == len(set(names))
