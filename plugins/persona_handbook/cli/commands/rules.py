"""`personas rules`: all lint rules with their levels in this handbook."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, give_up_lost, settings_of
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.terminal import say
from persona_handbook.cli.wrong_folder import without_handbook
from persona_handbook.lint.configured import Configured, configured_rules
from persona_handbook.lint.registry import all_rules
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.settings import Settings, read_settings


@click.command(epilog="Example: personas rules")
@lang_option
@config_option
def rules(lang: str | None, config: Path | None) -> None:
    """List lint rules and their levels."""
    configured, settings = rules_of(config)
    translate = say_in(settings, lang)
    width = max(len(each.rule.name) for each in configured)
    say(f"{'rule':<{width}}  active   draft    problem")
    for each in configured:
        levels = each.levels
        say(f"{each.rule.name:<{width}}  {levels['active']:<7}  {levels['draft']:<7}  {translate(each.rule.title)}")


def rules_of(config: Path | None, *, of_any: bool = False) -> tuple[tuple[Configured, ...], Settings | None]:
    """Return the rules as configured with the settings, or with their default levels without a handbook.

    Args:
        config: the configuration file, if named
        of_any: whether to use default levels if there are several handbooks; otherwise exits with 2
    """
    try:
        settings = settings_of(config) if config else read_settings(handbook_folder(Path.cwd()))
    except NoHandbookError as error:
        if error.below and not of_any:
            give_up(without_handbook(error))
        return configured_rules(all_rules(), {}), None
    if settings.lost and not of_any:
        give_up_lost(settings)
    return configured_rules(all_rules(), settings.rules, settings.preset), settings
