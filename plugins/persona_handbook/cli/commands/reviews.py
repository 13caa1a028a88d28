"""`personas reviews`: due reviews as text or as a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.insight.reviews import ReviewsDue, reviews_due
from persona_handbook.lint.people.masking import without_names
from persona_handbook.message import PhraseList, Say, gettext
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.report.reviews.calendar import calendar

STATES: PhraseList = ("overdue since", "due by", "never reviewed")
DATE = len(" 2026-08-31")


@click.command(epilog="Example: personas reviews --ics > reviews.ics")
@click.option("--ics", is_flag=True, help="Write a calendar file instead of text.")
@lang_option
@config_option
@today_option
def reviews(config: Path | None, today: dt.date | None, lang: str | None, *, ics: bool) -> None:
    """List reviews by due date."""
    handbook = open_handbook(config)
    on = day(handbook.settings, today)
    shown = as_shown(without_names(handbook), on)
    due = reviews_due(shown, on)
    told = say_in(handbook.settings, lang)
    if ics:
        name = told(gettext("Reviews: %(site)s", site=shown.settings.site_name))
        print_file(calendar(due, on, name, told))
    else:
        say("".join(_lines(due, handbook.settings.root, told)), nl=False)


def _lines(due: ReviewsDue, root: Path, told: Say) -> Iterator[str]:
    overdue, due_by, never = (told(each) for each in STATES)
    width = max(len(overdue), len(due_by))

    def shown(path: str) -> str:
        return seen(root / path, Path.cwd())

    for each in due.overdue:
        yield f"{overdue:<{width}} {each.fresh.due}  {shown(each.file.path)}: {each.title}\n"
    for each in due.never:
        yield f"{never:<{width + DATE}}  {shown(each.file.path)}: {each.title}\n"
    for each in due.to_come:
        yield f"{due_by:<{width}} {each.fresh.due}  {shown(each.file.path)}: {each.title}\n"
    if not (due.overdue or due.never or due.to_come):
        yield f"{told(gettext('No active personas or journeys to review.'))}\n"
