"""The rules that a form applies in the browser find what the check finds, in the same files."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import quickjs
import yaml

from persona_handbook.lint.configured import configured_rules
from persona_handbook.lint.engine import lint
from persona_handbook.lint.registry import all_rules
from persona_handbook.model.handbook import Handbook
from persona_handbook.site.checking import edition_of
from persona_handbook.site.forms.pages import form_files
from persona_handbook.site.forms.rules import IN_FORM
from persona_handbook.testing import TODAY, handbook_from, laid_over, small_handbook

BY_NAME = {each.name: each for each in all_rules()}
NAMES = sorted({name for names in IN_FORM.values() for name in names})
CASES = Path(__file__).parent / "rules"


@cache
def script() -> quickjs.Context:
    context = quickjs.Context()
    context.eval("var window = this;")
    context.eval((files("persona_handbook.site") / "assets" / "form-rules.js").read_text("utf-8"))
    return context


@cache
def rules_of(kind: str) -> str:
    """What the site hands to the form of a kind of file, about the rules of a handbook without settings of its own."""
    written = form_files(edition_of(handbook_from(small_handbook()), TODAY))[f"propose/{kind}.js"].decode()
    return json.dumps(json.loads(written.partition(" = ")[2].rstrip(";\n"))["rules"])


def in_the_form(handbook: Handbook) -> set[tuple[str, str]]:
    """Give the path and rule of everything that the form finds in the files of a handbook."""
    found = set()
    for kind in IN_FORM:
        for file in handbook.files(kind):
            data = json.dumps(file.place.document.data, default=str)
            told = json.loads(script().eval(f"JSON.stringify(window.phFormRules.found({data}, {rules_of(kind)}))"))
            found |= {(file.path, each["rule"]) for each in told}
    return found


def in_the_check(handbook: Handbook) -> set[tuple[str, str]]:
    rules = configured_rules([BY_NAME[name] for name in NAMES], handbook.settings.rules, handbook.settings.preset)
    return {(each.location.path, each.rule) for each in lint(handbook, rules, TODAY)}


def handbooks() -> list[Any]:
    texts = [(f"{name}: {which}", getattr(BY_NAME[name], which)) for name in NAMES for which in ("bad", "good")]
    for name in NAMES:
        cases = yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  only text
        texts += [
            (f"{name}: {case['case']}", case["handbook"]) for case in cases if "mkdocs.yml" not in case["handbook"]
        ]
    return [pytest.param(text, id=name) for name, text in texts]


@pytest.mark.parametrize("text", handbooks())
def test_the_form_finds_what_the_check_finds(text: str) -> None:
    handbook = handbook_from(laid_over(text))
    assert in_the_form(handbook) == in_the_check(handbook)


def test_each_rule_of_the_table_is_written_for_the_browser_and_no_other() -> None:
    assert sorted(json.loads(script().eval("JSON.stringify(window.phFormRules.names)"))) == NAMES
