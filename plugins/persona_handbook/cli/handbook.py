"""Options and steps shared by commands: the handbook, its settings and the date."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from persona_handbook.cli.ending import COULD_NOT_RUN, give_up
from persona_handbook.cli.output.progress_bar import progress_bar
from persona_handbook.cli.output.seen import seen_from
from persona_handbook.cli.output.terminal import say
from persona_handbook.cli.wrong_folder import missing, without_handbook
from persona_handbook.dates.clock import BuildTimeError, real_day, today
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.opening import looked_at
from persona_handbook.report.findings.text import text
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.settings import Settings, read_settings
from persona_handbook.settings.site import FILE_NAMES
from persona_handbook.writing.files import hand_over
from persona_handbook.writing.sources import spare_sources

if TYPE_CHECKING:
    DayType = click.ParamType[dt.date]
else:
    DayType = click.ParamType  # not generic before Click 8.4


class Day(DayType):
    """A date, written as 2026-08-31."""

    name = "day"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """Parse the date, or explain its format."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date. Write it as 2026-08-31")


today_option = click.option("--today", type=Day(), help="Use DAY (YYYY-MM-DD) as today's date.")
config_option = click.option(
    "-f",
    "--config",
    "--config-file",
    "config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Configuration file of the handbook. Default: mkdocs.yml in this folder, a parent folder or a subfolder.",
)


def open_handbook(config: Path | None) -> Handbook:
    """Read the handbook of a configuration file, or that of the current folder.

    Exits with 2 if there is none.
    """
    settings = settings_of(config)
    if settings.lost:
        give_up_lost(settings)
    return read_or_give_up(settings)


def give_up_lost(settings: Settings) -> NoReturn:
    """Exit with 2, and report why the settings cannot be read."""
    say(text(seen_from(settings.findings, settings.root, Path.cwd())), nl=False, err=True)
    raise SystemExit(COULD_NOT_RUN)


def settings_of(config: Path | None) -> Settings:
    """Read the settings of a configuration file (or a folder that contains one), or of the current folder."""
    try:
        if config is None:
            return read_settings(handbook_folder(Path.cwd()))
        file = _configuration(config)
        return read_settings(file.parent.resolve(), file.parent.resolve() / file.name)
    except NoHandbookError as error:
        give_up(without_handbook(error))
    except OSError as error:
        give_up(f"{error.filename} cannot be read: {error.strerror}.")


def settings_if_any(config: Path | None) -> Settings | None:
    """Read the settings like `settings_of`; None without a handbook."""
    try:
        return settings_of(config) if config else read_settings(handbook_folder(Path.cwd()))
    except NoHandbookError:
        return None


def read_or_give_up(settings: Settings) -> Handbook:
    """Read a handbook; exits with 2 if it cannot be read."""
    try:
        return read_handbook(settings, progress_bar(), _real_day())
    except OSError as error:
        give_up(str(error))


def _real_day() -> dt.date | None:
    """Return the current date, on which consents expire; None if `--today` is used."""
    asked = click.get_current_context(silent=True)
    return None if asked and asked.params.get("today") else real_day()


def day(settings: Settings | None, asked: dt.date | None) -> dt.date:
    """Return the date of evaluation; exits with 2 if that of the environment is invalid."""
    try:
        return today(asked, settings.today if settings else None)
    except BuildTimeError as error:
        give_up(str(error))


def write_out(settings: Settings, output: Path, content: str | bytes, *read: Path) -> None:
    """Write output to a file that is neither part of the handbook nor an input of the command.

    Raises:
        NotWrittenError: it cannot or must not be written
    """
    spare_sources(settings, output, read)
    hand_over(output, content)


def _configuration(config: Path) -> Path:
    if config.is_dir():
        found = next((config / name for name in FILE_NAMES if (config / name).is_file()), None)
        return found or give_up(f"The folder {config} has no {FILE_NAMES[0]}. Name the file: -f {config}/FILE")
    if not os.path.lexists(config):
        give_up(missing(config))
    looked_at(config, ())
    return config
