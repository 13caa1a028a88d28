"""`personas explain`: what a rule finds, why it matters, and a correct example."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.cli.commands.rules import rules_of
from persona_handbook.cli.handbook import config_option, give_up
from persona_handbook.cli.terminal import say
from persona_handbook.lint.registry import all_rules, rule_by_name
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.report.explained import explanation


@click.command(epilog="Example: personas explain too-few-interviews")
@click.argument("rule")
@config_option
def explain(rule: str, config: Path | None) -> None:
    """Explain a lint RULE and show its level."""
    known = rule_by_name(rule)
    if known is None:
        give_up(f"Unknown rule {rule!r}. {did_you_mean(rule, [each.name for each in all_rules()])}".rstrip())
    configured = rules_of(config, of_any=True)
    say(explanation(next(each for each in configured if each.rule is known)), nl=False)
