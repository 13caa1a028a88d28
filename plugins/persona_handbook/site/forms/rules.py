"""The rules that a form applies while somebody writes: those that need no other file."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.configured import Configured, configured_rules
from persona_handbook.site.edition import Edition

# each has its counterpart in form-rules.js; a test compares them over many files
IN_FORM = {
    "persona": (
        *("no-job", "too-few-behaviors", "no-evidence", "unanswered-objection", "demographic-without-reason"),
        *("only-functional-jobs", "no-owner", "no-decision"),
    ),
    "evidence": (),
    "journey": (
        *("one-stage", "too-many-stages", "no-feelings", "flat-feelings", "only-happy", "step-without-touchpoint"),
        "no-owner",
    ),
}


def rules_of_form(edition: Edition, kind: str) -> Iterator[Configured]:
    """Yield the rules that the form of a kind of file applies, as the handbook configures them."""
    settings = edition.handbook.settings
    by_name = {each.rule.name: each for each in configured_rules(edition.rules, settings.rules, settings.preset)}
    yield from (by_name[name] for name in IN_FORM[kind] if name in by_name)
