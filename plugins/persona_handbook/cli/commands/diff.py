"""`personas diff`: the meaning of a change, instead of its lines."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option, write_out
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.seen import seen, seen_from
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.lint.accepting.change_report import ChangeReport, change_between
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.git.command import GitError
from persona_handbook.reading.git.revisions import changed_paths, folder_at, merge_base
from persona_handbook.report.changes.formats import FORMATS
from persona_handbook.settings.settings import read_settings_in
from persona_handbook.site.checking import check_site


@click.command(epilog="Example: personas diff main")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Output format.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@lang_option
@config_option
@today_option
def diff(  # noqa: PLR0913, PLR0917  one for each option
    base: str,
    head: str | None,
    form: str,
    output: Path | None,
    lang: str | None,
    config: Path | None,
    today: dt.date | None,
) -> None:
    """Show what a change means for claims and their evidence.

    Compares HEAD, or the current files without it, with the commit where the work branched off from BASE.
    """
    handbook = open_handbook(config)
    settings = handbook.settings
    root, now = settings.root, day(settings, today)
    translate = say_in(settings, lang)
    try:
        left = merge_base(root, base, head or "HEAD")
        changed = changed_paths(root, left, head)
        with ExitStack() as folders:
            before = read_handbook(read_settings_in(folders.enter_context(folder_at(root, left)), root, settings.file))
            if head:
                handbook = read_handbook(
                    read_settings_in(folders.enter_context(folder_at(root, head)), root, settings.file),
                    real_day=handbook.real_day,
                )
            told = FORMATS[form](_seen(change_between(before, handbook, now, changed, check_site), root), translate)
    except GitError as error:
        give_up(str(error))
    if output:
        write_out(settings, output, told)
    elif form == "text":
        say(told, nl=False)
    else:
        print_file(told)


def _seen(change: ChangeReport, root: Path) -> ChangeReport:
    """Return a change with paths relative to the current folder."""
    here = Path.cwd()
    return ChangeReport(
        files=tuple(replace(each, path=seen(root / each.path, here)) for each in change.files),
        new=tuple(seen_from(change.new, root, here)),
        fixed=tuple(seen_from(change.fixed, root, here)),
    )
