"""`personas rules`: all lint rules with their levels in this handbook."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, give_up, give_up_lost, settings_of
from persona_handbook.cli.terminal import say
from persona_handbook.cli.wrong_folder import without_handbook
from persona_handbook.lint.configured import Configured, configured_rules
from persona_handbook.lint.registry import all_rules
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.settings import read_settings


@click.command(epilog="Example: personas rules")
@config_option
def rules(config: Path | None) -> None:
    """List lint rules and their levels."""
    configured = rules_of(config)
    width = max(len(each.rule.name) for each in configured)
    say(f"{'rule':<{width}}  active   draft    problem")
    for each in configured:
        levels = each.levels
        say(f"{each.rule.name:<{width}}  {levels['active']:<7}  {levels['draft']:<7}  {each.rule.title}")


def rules_of(config: Path | None, *, of_any: bool = False) -> tuple[Configured, ...]:
    """Return the rules as configured, or with their default levels without a handbook.

    Args:
        config: the configuration file, if named
        of_any: whether to use default levels if there are several handbooks; otherwise exits with 2
    """
    try:
        settings = settings_of(config) if config else read_settings(handbook_folder(Path.cwd()))
    except NoHandbookError as error:
        if error.below and not of_any:
            give_up(without_handbook(error))
        return configured_rules(all_rules(), {})
    if settings.lost and not of_any:
        give_up_lost(settings)
    return configured_rules(all_rules(), settings.rules, settings.preset)
