"""`personas rules`: every lint rule with its level in this handbook."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.lint.configured import Configured, configured_rules
from persona_handbook.lint.registry import all_rules
from persona_handbook.reading.site_config.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings import read_settings


@click.command(epilog="Example: personas rules")
def rules() -> None:
    """List the lint rules, with their levels on active and on draft files."""
    configured = _configured()
    width = max(len(each.rule.name) for each in configured)
    click.echo(f"{'rule':<{width}}  active   draft    finds")
    for each in configured:
        click.echo(
            f"{each.rule.name:<{width}}  {_word(each, 'active'):<7}  {_word(each, 'draft'):<7}  {each.rule.title}"
        )


def _configured() -> tuple[Configured, ...]:
    try:
        settings = read_settings(handbook_folder(Path.cwd()))
    except NoHandbookError:
        return configured_rules(all_rules(), {})
    return configured_rules(all_rules(), settings.rules, settings.preset)


def _word(configured: Configured, status: str) -> str:
    level = configured.level(status)
    return level.word if level else "off"
