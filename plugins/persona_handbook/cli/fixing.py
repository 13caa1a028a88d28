"""`personas check --fix`: puts right what is safe, shows every change, and leaves the rest to people."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from persona_handbook.cli.handbook import day, give_up, handbook_at, is_asked_for
from persona_handbook.lint.engine import check_handbook
from persona_handbook.writing.fix import FixedFile, fixed_files, write_fixed
from persona_handbook.writing.schema_line import missing_schema_lines

MOST_ROUNDS = 5


def put_right(start: Path, today: dt.date | None, paths: tuple[Path, ...], *, dry_run: bool) -> None:
    """Put right what can be put right in the handbook that a path belongs to, and show the changes.

    One fix can bring another to light, so it is done in rounds; a dry run shows the first.
    """
    for _ in range(1 if dry_run else MOST_ROUNDS):
        root, files = _fixed(start, today, paths)
        for file in files:
            click.echo(file.diff)
            if not dry_run:
                _write(root, file)
        if not files:
            return


def _fixed(start: Path, today: dt.date | None, paths: tuple[Path, ...]) -> tuple[Path, list[FixedFile]]:
    handbook = handbook_at(start)
    root = handbook.settings.root
    findings = check_handbook(handbook, day(handbook.settings, today))
    offered = [finding.fix for finding in findings if finding.fix] + list(missing_schema_lines(handbook))
    return root, fixed_files(root, [each for each in offered if is_asked_for(each.location, root, paths)])


def _write(root: Path, file: FixedFile) -> None:
    try:
        write_fixed(root, file)
    except OSError as error:
        give_up(str(error))
