"""Helpers for testing rules: a small handbook without findings, on which an example is laid."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.registry import all_rules, found_rules
from persona_handbook.lint.rule import Rule
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import check_site
from persona_handbook.writing.files import lay_out

TODAY = dt.date(2026, 10, 15)
PERSONA, JOURNEY, EVIDENCE = "personas/buyer.yaml", "journeys/buyer-returns.yaml", "personas/evidence/p-01.yaml"
HEADER = re.compile(r"# (?P<path>\S+(?: (?!like )\S+)*?\.(?:ya?ml|json|po|md))(?: like (?P<like>\S+))?")
WITHOUT = re.compile(r"# without (\w+)")
FIELD = re.compile(r"^([\w-]+):", re.MULTILINE)


def small_handbook() -> dict[str, str]:
    """Return the files of a small handbook without findings: a buyer, five interviews, a log and a decision journey."""
    text = (files("persona_handbook") / "small_handbook.yaml").read_text("utf-8")
    parts = re.split(r"^# (\S+\.yaml)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def laid_over(example: str, default: str = PERSONA) -> dict[str, str]:
    """Lay an example over the small handbook.

    Args:
        example: fields that replace those of the small handbook. A line `# personas/x.yaml` starts another file,
            `# personas/x.yaml like personas/buyer.yaml` one that copies a file of the small handbook except for what
            follows, and `# without reviews` removes a field
        default: the file for fields above the first such line

    Returns:
        the files of the whole handbook
    """
    handbook = small_handbook()
    changes: dict[str, list[str]] = {}
    path = default
    for line in example.splitlines():
        header = HEADER.fullmatch(line)
        if header:
            path = header["path"]
            handbook[path] = handbook.get(header["like"] or path, "")
        changes.setdefault(path, [])
        if not header:
            changes[path].append(line)
    return handbook | {path: _changed(handbook.get(path, ""), lines) for path, lines in changes.items()}


def handbook_from(given: Mapping[str, str]) -> Handbook:
    """Read files, given by path, as a handbook."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root, {path: text.encode() for path, text in given.items()})
        return read_handbook(read_settings(root))


class RuleNotRegisteredError(AssertionError):
    """The tested rule is not declared by any installed package, so no check would run it."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(
            f"The rule `{rule.name}` is not registered. Add it to the entry point group "
            "`persona_handbook.rules` in your pyproject.toml, and reinstall your package (pip install "
            "--editable .)."
        )


class RuleBrokenError(AssertionError):
    """The tested rule cannot run, or fails on the example."""

    def __init__(self, finding: Finding) -> None:
        place = finding.location
        super().__init__(f"{place.path}:{place.line}: {finding.message} {finding.help}")


def findings_of(rule: Rule, example: str, today: dt.date = TODAY) -> list[Finding]:
    """Return what one rule finds in the small handbook with an example laid over it.

    Raises:
        RuleNotRegisteredError: no installed package declares the rule, so no check would run it
        RuleBrokenError: the rule cannot run, or fails on the example
    """
    _demand_whole(rule, found_rules().broken)
    if rule not in all_rules():
        raise RuleNotRegisteredError(rule)
    found = findings_in(rule, example, today)
    _demand_whole(rule, found)
    return [each for each in found if each.rule == rule.name]


def _demand_whole(rule: Rule, findings: Iterable[Finding]) -> None:
    broken = next((each for each in findings if each.could_not_run and each.subject == rule.name), None)
    if broken:
        raise RuleBrokenError(broken)


def findings_in(rule: Rule, example: str, today: dt.date = TODAY) -> list[Finding]:
    """Return the open findings of all rules in the small handbook with an example of a rule laid over it."""
    return still_open(check_site(handbook_from(laid_over(example, default_file(rule))), today))


def default_file(rule: Rule) -> str:
    """Return the file to which the examples of a rule belong unless they name one."""
    return {Evidence: EVIDENCE, Journey: JOURNEY}.get(rule.about_kinds[0], PERSONA)


def _changed(text: str, lines: list[str]) -> str:
    change = "\n".join(line for line in lines if not WITHOUT.fullmatch(line))
    gone = {found[1] for line in lines if (found := WITHOUT.fullmatch(line))} | set(FIELD.findall(change))
    blocks = re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE)
    kept = "".join(block for block in blocks if not block or block.split(":")[0] not in gone)
    return f"{kept}{change}\n"
