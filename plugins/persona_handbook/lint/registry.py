"""All rules: those in the folder `rules`, and those of other packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import walk_packages
from types import ModuleType

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.lint import rules as folder_of_rules
from persona_handbook.lint.form import BROKEN_RULE, FORM_RULES
from persona_handbook.lint.rule import Rule
from persona_handbook.lint.rule_place import error_text, place_of_entry_point, place_of_failure, place_of_rule
from persona_handbook.lint.soundness import wrong_in_rule

ENTRY_POINTS = "persona_handbook.rules"
UNINSTALL = "Correct it, or uninstall its package."


@dataclass(frozen=True, slots=True)
class Rules:
    """The usable rules, sorted by name, and findings about the others."""

    rules: tuple[Rule, ...]
    broken: tuple[Finding, ...] = ()


def all_rules() -> tuple[Rule, ...]:
    """Return all usable rules, sorted by name."""
    return found_rules().rules


@cache
def found_rules() -> Rules:
    """Find our rules and those of other packages; an unusable one is a finding."""
    known = {rule.name: rule for rule in (*FORM_RULES, *_ours())}
    broken: list[Finding] = []
    for entry_point in entry_points(group=ENTRY_POINTS):
        for each in _brought(entry_point):
            wrong = each if isinstance(each, Finding) else _rejected(each, known)
            if wrong:
                broken.append(wrong)
            elif isinstance(each, Rule):
                known[each.name] = each
    return Rules(tuple(sorted(known.values(), key=lambda rule: rule.name)), tuple(broken))


def our_rules() -> tuple[Rule, ...]:
    """Return the rules of this package, sorted by name."""
    return tuple(sorted((*FORM_RULES, *_ours()), key=lambda rule: rule.name))


def rule_by_name(name: str) -> Rule | None:
    """Return the rule of this name, or None."""
    return next((rule for rule in all_rules() if rule.name == name), None)


def broken_rule(location: Location, message: str, way_out: str = UNINSTALL, name: object = "") -> Finding:
    """Report an unusable rule by name if it has one; the check then exits with 2."""
    subject = name if isinstance(name, str) else ""
    return Finding(location, Level.ERROR, BROKEN_RULE, message, way_out, subject=subject, could_not_run=True)


def _ours() -> Iterator[Rule]:
    for module in walk_packages(folder_of_rules.__path__, folder_of_rules.__name__ + "."):
        yield from _rules_in(import_module(module.name))


def _brought(entry_point: EntryPoint) -> Iterator[Rule | Finding]:
    try:
        brought = entry_point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  whatever a foreign module does while it is imported
        wrong = f"The rule of the entry point `{entry_point.name}` cannot be imported: {error_text(error)}"
        yield broken_rule(place_of_failure(error) or place_of_entry_point(entry_point), wrong)
        return
    rules = [brought] if isinstance(brought, Rule) else list(_rules_in(brought))
    if not rules:
        wrong = f"The entry point `{entry_point.name}` points to `{entry_point.value}`, which has no rule."
        way_out = "Point it to a function with the decorator `@rule`, or to a module that contains one."
        yield broken_rule(place_of_entry_point(entry_point), wrong, way_out)
    yield from rules


def _rules_in(module: object) -> Iterator[Rule]:
    if isinstance(module, ModuleType):
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _rejected(rule: Rule, known: dict[str, Rule]) -> Finding | None:
    wrong = wrong_in_rule(rule)
    if wrong:
        return broken_rule(place_of_rule(rule), *wrong, name=rule.name)
    if rule.name in known and known[rule.name] is not rule:
        told = f"The rule `{rule.name}` already exists, so this one does not run."
        return broken_rule(place_of_rule(rule), told, "Rename its function.")
    return None
