"""`personas explain`: what a rule finds, why it matters, and a correct example."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.cli.commands.rules import rules_of
from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.registry import all_rules, rule_by_name
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.report.explained import explanation


@click.command(epilog="Example: personas explain too-few-interviews")
@click.argument("rule")
@lang_option
@config_option
def explain(rule: str, lang: str | None, config: Path | None) -> None:
    """Explain a lint RULE and show its level."""
    known = rule_by_name(rule)
    if known is None:
        give_up(f"Unknown rule {rule!r}. {did_you_mean(rule, [each.name for each in all_rules()])}".rstrip())
    configured, settings = rules_of(config, of_any=True)
    told = explanation(next(each for each in configured if each.rule is known), say_in(settings, lang))
    say(told, nl=False)
