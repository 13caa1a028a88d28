"""`personas explain`: what a rule finds, why it matters, and how it looks put right."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from persona_handbook.cli.commands.rules import rules_of
from persona_handbook.cli.handbook import config_option, give_up
from persona_handbook.cli.terminal import say
from persona_handbook.lint.configured import Configured
from persona_handbook.lint.registry import all_rules, rule_by_name
from persona_handbook.reading.phrasing import did_you_mean


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


def explanation(configured: Configured) -> str:
    """Write the explanation of a rule; the page of the rule says the same."""
    rule = configured.rule
    parts = [
        f"{rule.name}: {rule.title}",
        textwrap.fill(rule.why, 100),
        f"Source: {rule.source}",
        "Level: "
        + ", ".join(
            (f"{configured.levels[status]} in files with the status {status}") for status in ("active", "draft")
        ),
        *[f"Option {name} ({option.default:g}): {option.meaning}" for name, option in rule.options.items()],
        "Instead of\n\n" + textwrap.indent(rule.bad.strip(), "  "),
        "write\n\n" + textwrap.indent(rule.good.strip(), "  "),
    ]
    return "\n\n".join(parts) + "\n"
