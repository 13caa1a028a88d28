"""`personas diff`: what a change means, not which lines it touches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from persona_handbook.cli.handbook import day, give_up, handbook_at, today_option, write_out
from persona_handbook.lint.change import Change, change_between
from persona_handbook.model.folders import read_handbook
from persona_handbook.reading.git import GitError
from persona_handbook.reading.revisions import changed_paths, folder_at, merge_base
from persona_handbook.report.change_json import change_json
from persona_handbook.report.change_markdown import change_markdown
from persona_handbook.report.change_text import change_text
from persona_handbook.settings import read_settings

FORMATS: dict[str, Callable[[Change], str]] = {"text": change_text, "markdown": change_markdown, "json": change_json}


@click.command(epilog="Example: personas diff main")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How the change is written.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it into this file.")
@today_option
def diff(base: str, head: str | None, form: str, output: Path | None, today: dt.date | None) -> None:
    """Tell what a change means: what is said otherwise, and on how much it still stands.

    The change is all that was done on HEAD (else: in the files as they are) since it left the line of BASE.
    """
    handbook = handbook_at(Path.cwd())
    root, now = handbook.settings.root, day(handbook.settings, today)
    try:
        left = merge_base(root, base, head or "HEAD")
        changed = changed_paths(root, left, head)
        with ExitStack() as folders:
            before = read_handbook(read_settings(folders.enter_context(folder_at(root, left))))
            if head:
                handbook = read_handbook(read_settings(folders.enter_context(folder_at(root, head))))
            told = FORMATS[form](change_between(before, handbook, now, changed))
    except GitError as error:
        give_up(str(error))
    if output:
        write_out(handbook.settings, output, told.encode())
    else:
        click.echo(told, nl=False)
