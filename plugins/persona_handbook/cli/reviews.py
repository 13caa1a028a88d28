"""`personas reviews`: which reviews are due, as text or as a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.handbook import day, handbook_at, today_option
from persona_handbook.insight.reviews import ReviewsDue, reviews_due
from persona_handbook.report.calendar import calendar


@click.command(epilog="Example: personas reviews --ics > reviews.ics")
@click.option("--ics", is_flag=True, help="Write a calendar file instead of text.")
@today_option
def reviews(*, ics: bool, today: dt.date | None) -> None:
    """Tell which personas and journeys are to be reviewed, and when."""
    handbook = handbook_at(Path())
    on = day(handbook.settings, today)
    due = reviews_due(handbook, on)
    told = calendar(due, on, f"Reviews: {handbook.settings.site_name}") if ics else "".join(_lines(due))
    click.echo(told, nl=False)


def _lines(due: ReviewsDue) -> Iterator[str]:
    for each in due.overdue:
        yield f"overdue since {each.fresh.due}  {each.file.path}: {each.title}\n"
    for each in due.never:
        yield f"never reviewed            {each.file.path}: {each.title}\n"
    for each in due.to_come:
        yield f"due by        {each.fresh.due}  {each.file.path}: {each.title}\n"
    if not (due.overdue or due.never or due.to_come):
        yield "Nothing is active, so nothing has to be reviewed.\n"
