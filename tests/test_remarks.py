"""Comments in YAML files are for the colleagues who write them: no report of findings, fixes or changes shows one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.lint.accepting.change_report import change_between
from persona_handbook.lint.registry import all_rules
from persona_handbook.lint.rule import Rule
from persona_handbook.report.changes.formats import FORMATS as CHANGE_FORMATS
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.site.checking import check_site
from persona_handbook.testing import TODAY, default_file, handbook_from, laid_over

REMARK = "Renatissima Bernsteinig, 0316 123456"
WORDS = ("renatissima", "bernsteinig", "0316")
NO_PLACE_FOR_ONE = re.compile(r"[|>]-?$|^\s*$|^#")
# texts of several lines, in which a remark would be a part of the text
LEFT_OUT = {"claims-elsewhere", "swallowed-key", "too-long"}
# a few of each room, so that every kind of place is shown: a key, a value, an item, a whole file
SOME = [each for each in all_rules() if each.bad and "templates/" not in each.bad and each.name not in LEFT_OUT][::6]


def remarked(text: str) -> str:
    """Put a remark behind every line that can bear one."""
    return "\n".join(
        line if NO_PLACE_FOR_ONE.search(line) or line.count("'") % 2 or line.count('"') % 2 else f"{line}  # {REMARK}"
        for line in text.splitlines()
    )


def repeated(report: str) -> list[str]:
    return [word for word in WORDS if word in report.casefold()]


@pytest.mark.parametrize("rule", SOME, ids=lambda each: each.name)
def test_no_report_of_findings_shows_a_remark(rule: Rule) -> None:
    texts = {path: remarked(text) for path, text in laid_over(rule.bad, default_file(rule)).items()}
    found = check_site(handbook_from(texts), TODAY)
    assert rule.name in {each.rule for each in found}
    assert any(each.location.excerpt for each in found)
    for form, write in FORMATS.items():
        assert repeated(write(found)) == [], form


FIXABLE = """\
status: Active
jobs:
  - id: get-part-today
    situation: When I have a car on the lift
    motivation: know who has the right part.
    outcome: keep the promise I made this morning
    evidence: [p-01, p-02]
"""


@pytest.mark.parametrize("words", [("--dry-run",), ()])
def test_a_fix_shows_no_remark_and_keeps_it(
    words: tuple[str, ...], write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root: Path = write(
        {**laid_over(FIXABLE), "personas/buyer.yaml": remarked(laid_over(FIXABLE)["personas/buyer.yaml"])}
    )
    write({"mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n"})
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["check", "--fix", *words, "--today", TODAY.isoformat()])
    assert "+status: active  # …" in done.output
    assert "-status: Active  # …" in done.output
    assert repeated(done.output) == []
    kept = (root / "personas/buyer.yaml").read_text("utf-8")
    assert f"status: {'Active' if words else 'active'}  # {REMARK}" in kept


def test_no_report_of_a_change_shows_a_remark() -> None:
    before = {path: remarked(text) for path, text in laid_over("tags: [a]").items()}
    now = laid_over("tags: [b]\nstatus: actve")
    after = {path: remarked(text).replace(REMARK, f"{REMARK}, {path}") for path, text in now.items()}
    for one, other in ((before, after), (after, before)):
        change = change_between(handbook_from(one), handbook_from(other), TODAY)
        assert change.files
        for form, write in CHANGE_FORMATS.items():
            assert repeated(write(change)) == [], form
