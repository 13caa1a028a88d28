"""Recent changes without names of participants and withdrawn quotes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from persona_handbook.insight.news import News, NewsKind, news
from persona_handbook.lint.discretion import hidden_in_sentence
from persona_handbook.lint.people.masking import names_over_time
from persona_handbook.message import reworded
from persona_handbook.model.consent.gate import taken_back, withheld
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.files.past_changes import PastChange
from persona_handbook.model.handbook import Handbook


def discreet_news(handbook: Handbook, past: Iterable[PastChange], today: dt.date) -> tuple[News, ...]:
    """Return the news of a handbook that may be shown on a date.

    Current consents and names apply, because consent may have been withdrawn since a change.

    Args:
        handbook: the handbook as written
        past: its changes from Git
        today: the date for which consents are checked
    """
    changes = tuple(past)
    sides = [side for each in changes for side in (each.before, each.after)]
    names, now = names_over_time(handbook, *sides), withheld(handbook, today)
    ever = taken_back(handbook, today, *sides) if sides else now
    return tuple(
        _told(each, ever if each.kind is NewsKind.CHANGED else now, names.hide)
        for each in news(handbook, changes, today)
    )


def _told(each: News, words: Withheld, unnamed: Callable[[str], str]) -> News:
    return replace(
        each,
        id=unnamed(each.id),
        title=unnamed(words.hide(each.title)),
        told=tuple(reworded(hidden_in_sentence(said, words), unnamed) for said in each.told),
    )
