"""The explanation of a rule for terminals and in Markdown, with the same content as its page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from persona_handbook.lint.configured import Configured
from persona_handbook.lint.rule import Rule
from persona_handbook.message import Say, gettext, in_english

INSTEAD_OF = gettext("Instead of")
WRITE = gettext("write")


def explanation(configured: Configured, say: Say = in_english) -> str:
    """Return the explanation of a rule as plain text."""
    rule = configured.rule
    parts = [
        f"{rule.name}: {say(rule.title)}",
        textwrap.fill(say(rule.why), 100),
        *map(say, _facts(configured, "")),
        f"{say(INSTEAD_OF)}\n\n{textwrap.indent(rule.bad.strip(), '  ')}",
        f"{say(WRITE)}\n\n{textwrap.indent(rule.good.strip(), '  ')}",
    ]
    return "\n\n".join(parts) + "\n"


def explanation_in_markdown(configured: Configured, say: Say = in_english) -> str:
    """Return the explanation of a rule as Markdown."""
    rule = configured.rule
    parts = [
        f"**{say(rule.title)}** (`{rule.name}`)",
        say(rule.why),
        *map(say, _facts(configured, "`")),
        in_place_of(rule, say),
    ]
    return "\n\n".join(parts)


def in_place_of(rule: Rule, say: Say = in_english) -> str:
    """Return the incorrect and the correct example of a rule as Markdown."""
    bad, good = (f"```yaml\n{each.strip()}\n```" for each in (rule.bad, rule.good))
    return f"{say(INSTEAD_OF)}\n\n{bad}\n\n{say(WRITE)}\n\n{good}"


def _facts(configured: Configured, mark: str) -> Iterator[str]:
    rule, levels = configured.rule, configured.levels
    yield gettext("Source: %(source)s", source=rule.source)
    yield gettext(
        "Level: %(active)s in files with the status active, %(draft)s in files with the status draft",
        active=levels["active"],
        draft=levels["draft"],
    )
    for name, option in rule.options.items():
        yield gettext(
            "Option %(name)s (%(default)s): %(meaning)s",
            name=f"{mark}{name}{mark}",
            default=f"{option.default:g}",
            meaning=option.meaning,
        )
