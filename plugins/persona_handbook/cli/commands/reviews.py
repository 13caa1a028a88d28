"""`personas reviews`: due reviews as text or as a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.insight.reviews import ReviewsDue, reviews_due
from persona_handbook.lint.people.masking import without_names
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.report.reviews.calendar import calendar
from persona_handbook.site.i18n.language import language_for_code


@click.command(epilog="Example: personas reviews --ics > reviews.ics")
@click.option("--ics", is_flag=True, help="Write a calendar file instead of text.")
@config_option
@today_option
def reviews(config: Path | None, today: dt.date | None, *, ics: bool) -> None:
    """List reviews by due date."""
    handbook = open_handbook(config)
    on = day(handbook.settings, today)
    due = reviews_due(as_shown(without_names(handbook), on), on)
    if ics:
        language = language_for_code(handbook.settings.language)
        name = language.gettext("Reviews: %(site)s", site=handbook.settings.site_name)
        print_file(calendar(due, on, name, language.gettext))
    else:
        say("".join(_lines(due, handbook.settings.root)), nl=False)


def _lines(due: ReviewsDue, root: Path) -> Iterator[str]:
    def shown(path: str) -> str:
        return seen(root / path, Path.cwd())

    for each in due.overdue:
        yield f"overdue since {each.fresh.due}  {shown(each.file.path)}: {each.title}\n"
    for each in due.never:
        yield f"never reviewed            {shown(each.file.path)}: {each.title}\n"
    for each in due.to_come:
        yield f"due by        {each.fresh.due}  {shown(each.file.path)}: {each.title}\n"
    if not (due.overdue or due.never or due.to_come):
        yield "No active personas or journeys to review.\n"
