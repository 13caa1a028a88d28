"""Every rule there is: ours, found as the files of the folder `rules`, and those that other packages bring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import walk_packages
from types import ModuleType

from persona_handbook.lint import rules as our_rules
from persona_handbook.lint.form import FORM_RULES
from persona_handbook.lint.rule import Rule

ENTRY_POINTS = "persona_handbook.rules"


class NotARuleError(Exception):
    """An installed package says that it brings a rule, and what it brings is none."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule in the order of the names.

    Raises:
        NotARuleError: an entry point leads to something that is neither a rule nor a module with rules
    """
    found = (*FORM_RULES, *_ours(), *_foreign())
    return tuple(sorted(found, key=lambda rule: rule.name))


def rule_by_name(name: str) -> Rule | None:
    """Give the rule of this name, or None."""
    return next((rule for rule in all_rules() if rule.name == name), None)


def _ours() -> Iterator[Rule]:
    for module in walk_packages(our_rules.__path__, our_rules.__name__ + "."):
        yield from _rules_in(import_module(module.name))


def _foreign() -> Iterator[Rule]:
    for entry_point in entry_points(group=ENTRY_POINTS):
        brought = entry_point.load()
        rules = [brought] if isinstance(brought, Rule) else list(_rules_in(brought))
        if not rules:
            raise NotARuleError(f"The entry point {entry_point.name} of {ENTRY_POINTS} brings no rule.")
        yield from rules


def _rules_in(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
