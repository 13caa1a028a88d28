"""Each fact is in one place; where a second place must repeat it, it is the same there."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import persona_handbook
from conftest import REPOSITORY
from persona_handbook.cli import SUMMARIES, main
from persona_handbook.finding import LEVELS
from persona_handbook.insight.confidence import MONTHS_RECENT
from persona_handbook.insight.freshness import MONTHS_BETWEEN_REVIEWS
from persona_handbook.lint.configured import LEVELS_TO_SET, PRESETS
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import STATUSES
from persona_handbook.reading.schema.schemas import KINDS, Schema, schema_of
from persona_handbook.report.changes import formats as of_changes
from persona_handbook.report.findings import formats as of_findings
from persona_handbook.settings.settings import PRESET
from persona_handbook.site.journey.course import FEELINGS
from persona_handbook.site.persona.claims_shown import SEVERITIES

PACKAGE = Path(persona_handbook.__file__).parent
README = (REPOSITORY / "README.md").read_text("utf-8")
CHANGE = json.loads((REPOSITORY / "schemas/change.schema.json").read_text("utf-8"))
FILES = [kind for kind in KINDS if kind != "settings"]


def parts(schema: Schema | list[Schema]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every field of a schema, at any depth, with what may stand in it."""
    if isinstance(schema, list):
        for each in schema:
            yield from parts(each)
    elif isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for each in schema.values():
            yield from parts(each)


def values_of(field: str) -> set[str]:
    schemas = [*map(schema_of, KINDS), CHANGE]
    found = [part for schema in schemas for name, part in parts(schema) if name == field]
    return {value for part in found for value in part.get("items", part).get("enum", ())}


def field(kind: str, *names: str) -> dict[str, Any]:
    part: dict[str, Any] = schema_of(kind)
    for name in names:
        part = part.get("items", part)["properties"][name]
    return part


# Values that the schemas list


COMPARED = ("status", "state", "role", "stands_for", "verdict", "preset")


def compared() -> Iterator[tuple[str, str, str]]:
    """Give each place in code and templates that compares a field of a file with a value."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr in COMPARED:
                for text in ast.walk(node.comparators[0]):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield file.name, node.left.attr, text.value
    for file in sorted(PACKAGE.rglob("*.j2")):
        for name, value in re.findall(rf"\.({'|'.join(COMPARED)}) [!=]= ['\"]([^'\"]+)['\"]", file.read_text("utf-8")):
            yield file.name, name, value


def test_code_and_templates_compare_fields_with_values_that_the_schemas_know() -> None:
    found = list(compared())
    assert {"status", "state", "role"} <= {name for _, name, _ in found}
    assert {file.rpartition(".")[2] for file, *_ in found} == {"py", "j2"}
    known = {name: values_of(name) for name in COMPARED}
    unknown = [each for each in found if each[2] not in known[each[1]]]
    assert unknown == []


def test_levels_are_those_of_statuses_that_a_persona_can_have() -> None:
    assert set(STATUSES) == set(field("persona", "status")["enum"]) == set(field("journey", "status")["enum"])


def test_presets_are_those_of_the_settings() -> None:
    schema = field("settings", "preset")
    assert (list(PRESETS), PRESET) == (schema["enum"], schema["default"])


@pytest.mark.parametrize("name", ["report", "change"])
def test_what_programs_read_has_the_levels_and_the_kinds_that_there_are(name: str) -> None:
    schema = json.loads((REPOSITORY / f"schemas/{name}.schema.json").read_text("utf-8"))
    lists = dict(re.findall(r'"(level|kind)": (\{[^{}]*?"enum": \[[^\]]*\][^{}]*\})', json.dumps(schema)))
    assert set(json.loads(lists["level"])["enum"]) == set(LEVELS)
    if name == "change":
        kinds = [part["enum"] for field, part in parts(schema) if field == "kind"]
        assert set(FILES) in [set(each) for each in kinds]


def test_a_word_for_each_number_of_a_scale() -> None:
    feeling = field("journey", "stages", "steps", "feeling")
    severity = field("persona", "pains", "severity")
    for scale, words in ((feeling, FEELINGS), (severity, SEVERITIES)):
        assert (scale["minimum"], scale["maximum"]) == (1, len(words))


def test_a_conversation_is_old_after_the_same_time_everywhere() -> None:
    (old,) = [rule for rule in all_rules() if rule.name == "old-evidence"]
    assert old.options["months"].default == MONTHS_RECENT
    told = (REPOSITORY / "docs/guide/confidence.md").read_text("utf-8")
    assert re.findall(r"(\d+) months", told) == [str(MONTHS_RECENT)] * told.count(" months")


# Lists that documents repeat


def choices(command: str, option: str) -> list[str]:
    (found,) = [each for each in main.commands[command].params if each.name == option]
    assert isinstance(found.type, click.Choice)
    return [str(each) for each in found.type.choices]


def test_the_readme_lists_every_command_and_no_other() -> None:
    table = README.split("## Commands")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    named = [name for cell in cells for name in re.findall(r"`personas ([a-z-]+)", cell)]
    assert set(named) == set(main.commands)


def test_the_list_of_commands_says_of_each_what_its_own_help_says() -> None:
    assert {name: command.get_short_help_str(100) for name, command in main.commands.items()} == SUMMARIES


def test_the_list_of_commands_imports_none_of_them() -> None:
    asked = "import sys; from persona_handbook.cli import main; main(['--help'], standalone_mode=False)"
    heavy = "print(sorted({'yaml', 'jinja2', 'persona_handbook.model'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", f"{asked}; {heavy}"], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.endswith("\n[]\n")


@pytest.mark.parametrize(("command", "formats"), [("check", of_findings.FORMATS), ("diff", of_changes.FORMATS)])
def test_the_readme_and_the_command_know_every_format(command: str, formats: dict[str, object]) -> None:
    (row,) = [
        line for line in README.splitlines() if line.startswith((f"| `personas {command} ", f"| `personas {command}`"))
    ]
    assert choices(command, "form") == list(formats)
    listed = row.split("`--format ")[1].split(";")[0]
    assert set(re.findall(r"[a-z]+(?=`)", f"`{listed}")) == set(formats)


def test_the_guide_lists_every_preset() -> None:
    table = (REPOSITORY / "docs/adopt/rules.md").read_text("utf-8").split("| Preset |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z]+)`", table, re.MULTILINE) == list(PRESETS)


def test_documents_say_how_long_a_review_holds() -> None:
    said = {1: "one", 3: "three", 6: "six", 12: "twelve"}[MONTHS_BETWEEN_REVIEWS]
    assert f"reviewed every {said} months" in " ".join(README.split())


def test_levels_that_can_be_set_are_the_levels_and_off() -> None:
    assert list(LEVELS_TO_SET) == ["off", *LEVELS]
    assert choices("check", "fail_on") == ["error", "warning"]
