"""The reviews page: overdue, missing and upcoming reviews by month."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from persona_handbook.insight.reviews import ReviewState, reviews_due
from persona_handbook.report.reviews.calendar import calendar
from persona_handbook.site.edition import Edition
from persona_handbook.site.i18n.dates import in_month
from persona_handbook.site.page import Page

PATH = "reviews.md"
CALENDAR = "reviews.ics"


def review_page(edition: Edition) -> Page:
    """Render the page of all reviews."""
    due = reviews_due(edition.handbook, edition.today)
    months = [
        (month, tuple(each))
        for month, each in groupby(due.to_come, key=partial(_month, code=edition.templates.language.code))
    ]
    return edition.page("reviews.md.j2", PATH, edition.gettext("Reviews"), due=due, months=months, calendar=CALENDAR)


def review_calendar(edition: Edition) -> bytes:
    """Render the calendar file of all reviews."""
    due = reviews_due(edition.handbook, edition.today)
    name = edition.gettext("Reviews: %(site)s", site=edition.handbook.settings.site_name)
    return calendar(due, edition.today, name, edition.gettext).encode()


def _month(kept: ReviewState, code: str) -> str:
    due = kept.fresh.due
    return in_month(due, code) if due else ""
