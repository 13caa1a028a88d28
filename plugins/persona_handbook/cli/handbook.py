"""What several commands begin with: finding the handbook, its settings and the day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from persona_handbook.cli.progress_bar import progress_bar
from persona_handbook.finding import Finding, Location
from persona_handbook.lint.registry import NotARuleError
from persona_handbook.model.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.site_config.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings import Settings, read_settings, today_for

COULD_NOT_RUN = 2


class Day(click.ParamType[dt.date]):
    """A day, written as 2026-08-31."""

    name = "day"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """Read the day, or say how one is written."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-08-31")


today_option = click.option("--today", type=Day(), help="Look at the handbook as on this day, such as 2026-08-31.")


def handbook_at(start: Path) -> Handbook:
    """Read the handbook that a path belongs to; the command ends with 2 where there is none."""
    try:
        return read_handbook(read_settings(handbook_folder(start)), progress_bar())
    except (NoHandbookError, NotARuleError, OSError) as error:
        give_up(str(error))


def day(settings: Settings, asked: dt.date | None) -> dt.date:
    """Give the day on which to look at a handbook; the command ends with 2 where the environment's is no number."""
    try:
        return today_for(settings, asked, os.environ.get("SOURCE_DATE_EPOCH"))
    except ValueError:
        give_up("SOURCE_DATE_EPOCH is not a number of seconds.")


def give_up(message: str) -> NoReturn:
    """End the command with 2: it could not run."""
    click.echo(f"personas: {message}", err=True)
    raise SystemExit(COULD_NOT_RUN)


def is_asked_for(place: Location, root: Path, paths: tuple[Path, ...]) -> bool:
    """Tell whether a place is in one of the paths given; all are where none is."""
    file = root / place.path
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def seen_from(findings: Iterable[Finding], root: Path, folder: Path) -> list[Finding]:
    """Give findings with their paths relative to another folder than the handbook's, with forward slashes."""
    base = folder.resolve()
    return [
        replace(
            each,
            location=replace(each.location, path=Path(os.path.relpath(root / each.location.path, base)).as_posix()),
        )
        for each in findings
    ]


def spare_sources(settings: Settings, output: Path | None) -> None:
    """End the command with 2 where it would write over what people wrote."""
    if output is None or not output.exists():
        return
    target = output.resolve()
    folders = (settings.personas, settings.evidence, settings.journeys, settings.docs)
    if target == settings.root / settings.document.path or any(
        target.is_relative_to(settings.root / each) for each in folders
    ):
        give_up(f"{output} is a file of the handbook, and is not written over; name another file.")


def write_out(settings: Settings, output: Path, content: bytes) -> None:
    """Write what a command gives into a file; the command ends with 2 where it cannot or must not be written."""
    spare_sources(settings, output)
    try:
        output.write_bytes(content)
    except OSError as error:
        give_up(f"{output} cannot be written: {error.strerror or error}.")
