"""The explanation of a rule for terminals and in Markdown, with the same content as its page."""

from __future__ import annotations

import textwrap

from persona_handbook.lint.configured import Configured
from persona_handbook.lint.rule import Rule


def explanation(configured: Configured) -> str:
    """Return the explanation of a rule as plain text."""
    rule = configured.rule
    parts = [
        f"{rule.name}: {rule.title}",
        textwrap.fill(rule.why, 100),
        f"Source: {rule.source}",
        f"Level: {_levels(configured)}",
        *[f"Option {name} ({option.default:g}): {option.meaning}" for name, option in rule.options.items()],
        "Instead of\n\n" + textwrap.indent(rule.bad.strip(), "  "),
        "write\n\n" + textwrap.indent(rule.good.strip(), "  "),
    ]
    return "\n\n".join(parts) + "\n"


def explanation_in_markdown(configured: Configured) -> str:
    """Return the explanation of a rule as Markdown."""
    rule = configured.rule
    parts = [
        f"**{rule.title}** (`{rule.name}`)",
        rule.why,
        f"Source: {rule.source}",
        f"Level: {_levels(configured)}",
        *[f"Option `{name}` ({option.default:g}): {option.meaning}" for name, option in rule.options.items()],
        in_place_of(rule),
    ]
    return "\n\n".join(parts)


def in_place_of(rule: Rule) -> str:
    """Return the incorrect and the correct example of a rule as Markdown."""
    return f"Instead of\n\n```yaml\n{rule.bad.strip()}\n```\n\nwrite\n\n```yaml\n{rule.good.strip()}\n```"


def _levels(configured: Configured) -> str:
    return ", ".join(f"{configured.levels[status]} in files with the status {status}" for status in ("active", "draft"))
