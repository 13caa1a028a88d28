"""`personas check`: report all findings, and fail at a chosen level."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from persona_handbook.cli.baseline import BASELINE, keep_baseline, with_baseline
from persona_handbook.cli.chosen import Chosen, chosen, touched
from persona_handbook.cli.ending import COULD_NOT_RUN, give_up
from persona_handbook.cli.fixing import put_right
from persona_handbook.cli.handbook import config_option, day, read_or_give_up, today_option, write_out
from persona_handbook.cli.output.color import wants_color
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.progress_bar import progress_bar
from persona_handbook.cli.output.seen import seen_from
from persona_handbook.cli.output.terminal import print_file, print_report
from persona_handbook.cli.since import found_since
from persona_handbook.finding import LEVELS, Finding, Level, could_not_run, still_open
from persona_handbook.message import Say
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.report.findings.limits import within_ceiling
from persona_handbook.report.findings.text import text
from persona_handbook.site.checking import check_site
from persona_handbook.writing.sources import refuse_same, spare_sources

FAILING = [word for word, level in reversed(LEVELS.items()) if level > Level.NOTE]


@click.command(epilog="Example: personas check personas/workshop-owner.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Output format.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option(
    "--also",
    type=(click.Choice(list(FORMATS)), click.Path(path_type=Path, dir_okay=False)),
    multiple=True,
    metavar="FORMAT FILE",
    help="Also write the report in another format, such as: --also sarif findings.sarif",
)
@click.option(
    "--paths-from",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Show paths relative to this folder. Default: the current one.",
)
@click.option("--fail-on", type=click.Choice(FAILING), default="error", help="Lowest level that fails the check.")
@click.option("--since", metavar="REV", help="Fail only on findings that changes since REV touch or cause.")
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), help=("Accept the findings listed in FILE.")
)
@click.option("--write-baseline", is_flag=True, help="Accept all current findings: write them to the baseline.")
@click.option("--fix", is_flag=True, help="Apply safe fixes and show the diff.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the diff, change nothing.")
@click.option(
    "--touched",
    "only_touched",
    is_flag=True,
    help="Treat PATHS as changed files: check each handbook they belong to.",
)
@lang_option
@config_option
@today_option
def check(  # noqa: PLR0913, PLR0917  one for each option
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    also: tuple[tuple[str, Path], ...],
    paths_from: Path | None,
    fail_on: str,
    since: str | None,
    baseline: Path | None,
    lang: str | None,
    config: Path | None,
    today: dt.date | None,
    *,
    only_touched: bool,
    write_baseline: bool,
    fix: bool,
    dry_run: bool,
) -> None:
    """Check the handbook, or only the given PATHS.

    PATHS may belong to several handbooks. The command always reads whole handbooks, because files refer to each other.
    Exits with 0 if the check passed, and with 1 if there are findings at the level of --fail-on or above. Exits with 2
    if the check or a part of it could not run.
    """
    handbooks = touched(paths, config) if only_touched else chosen(paths, config)
    if baseline and len(handbooks) > 1:
        give_up(f"A baseline belongs to one handbook. Without --baseline, each handbook uses its own {BASELINE}.")
    if only_touched and not handbooks:
        return
    if paths_from and not paths_from.is_dir():
        give_up(f"{paths_from} is not a folder.")
    refuse_same([*([output] if output else []), *(file for _, file in also), *([baseline] if baseline else [])])
    base, shown = paths_from or Path.cwd(), []
    for named in handbooks:
        if fix:
            put_right(named, today, dry_run=dry_run)
        each = named.anew() if fix else named
        findings = _found(each, today, since)
        held = baseline or each.settings.root / BASELINE
        if write_baseline and not each.settings.lost:
            keep_baseline(findings, held, each.settings)
            continue
        findings = each.asked_for(with_baseline(findings, held, asked_for=baseline is not None))
        shown += seen_from(findings, each.settings.root, base)
    lost = any(each.settings.lost for each in handbooks)
    if write_baseline and not lost:
        return
    told, translate = within_ceiling(shown), say_in(handbooks[0].settings, lang)
    for other, file in ((form, output), *also):
        _write(told, translate, other, file, handbooks)
    if lost or could_not_run(shown):
        raise SystemExit(COULD_NOT_RUN)
    raise SystemExit(1 if any(finding.level >= LEVELS[fail_on] for finding in still_open(shown)) else 0)


def _found(asked: Chosen, today: dt.date | None, since: str | None) -> list[Finding]:
    handbook = read_or_give_up(asked.settings)
    now = day(handbook.settings, today)
    return found_since(handbook, now, since) if since else check_site(handbook, now, watch=progress_bar())


def _write(
    findings: Sequence[Finding], translate: Say, form: str, output: Path | None, handbooks: Sequence[Chosen]
) -> None:
    if output:
        for each in handbooks:
            spare_sources(each.settings, output)
        write_out(handbooks[0].settings, output, FORMATS[form](findings, translate))
    elif form == "text":
        color = wants_color(sys.stdout, os.environ)
        print_report(text(findings, translate, color=color), color=color)
    else:
        print_file(FORMATS[form](findings, translate))
