"""`personas explain`: what a rule finds, why it matters, and how it looks put right."""

from __future__ import annotations

import textwrap

import click

from persona_handbook.cli.handbook import give_up
from persona_handbook.lint.registry import all_rules, rule_by_name
from persona_handbook.lint.rule import Rule
from persona_handbook.reading.words import did_you_mean


@click.command(epilog="Example: personas explain too-few-interviews")
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a lint RULE."""
    known = rule_by_name(rule)
    if known is None:
        give_up(f"There is no rule {rule!r}. {did_you_mean(rule, [each.name for each in all_rules()])}".rstrip())
    click.echo(explanation(known), nl=False)


def explanation(rule: Rule) -> str:
    """Write the explanation of a rule; the page of the rule says the same."""
    parts = [
        f"{rule.name}: {rule.title}",
        textwrap.fill(rule.why, 100),
        f"Source: {rule.source}",
        "Level: "
        + ", ".join(f"{level_word(rule, status)} in a file that is {status}" for status in ("active", "draft")),
        *[f"Option {name} ({option.default:g}): {option.meaning}" for name, option in rule.options.items()],
        "Instead of\n\n" + textwrap.indent(rule.bad.strip(), "  "),
        "write\n\n" + textwrap.indent(rule.good.strip(), "  "),
    ]
    return "\n\n".join(parts) + "\n"


def level_word(rule: Rule, status: str) -> str:
    """Give the level of a rule on a file of this status, or `off`."""
    level = rule.level(status)
    return level.word if level else "off"
