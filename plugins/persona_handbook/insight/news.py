"""Recent changes to the handbook, from dates in its files and optionally from Git."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from persona_handbook.dates.clock import DAYS_AHEAD
from persona_handbook.dates.days import days_after
from persona_handbook.insight.changes.file_changes import FileChange, file_changes, title_of
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.past_changes import PastChange
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona

DAYS_TOLD, DAYS_MARKED = 365, 60
DATED_IN_FILES = frozenset({"reviews", "decisions", "created"})
NOT_TO_BE_REPEATED = frozenset({"quotes"})


class NewsKind(StrEnum):
    """What happened."""

    NEW = "new"
    HEARD = "heard"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class News:
    """An event of a file: its date, its author, and the details to show."""

    day: dt.date
    kind: NewsKind
    of: str
    id: str
    title: str
    by: str = ""
    told: tuple[str, ...] = ()
    outcome: str = ""


def news(handbook: Handbook, past: Iterable[PastChange], today: dt.date) -> tuple[News, ...]:
    """Return the events of the last year, newest first.

    Edits of files are known only from Git. Contents of interviews and quotes are not repeated, since their consent may
    have been withdrawn.
    """
    in_files = (*_of_personas(handbook), *_of_journeys(handbook), *_of_evidence(handbook, today))
    in_git = (each for change in past for each in _of_commit(change, (handbook, today)))
    oldest = days_after(today, -DAYS_TOLD)
    lately = {each for each in in_files if oldest <= each.day <= today}
    lately |= {each for each in in_git if oldest <= each.day <= days_after(today, DAYS_AHEAD)}
    return tuple(sorted(lately, key=lambda each: (-each.day.toordinal(), each.of, each.id, each.kind, each.told)))


def news_by_persona(found: Iterable[News], today: dt.date) -> Mapping[str, News]:
    """Return the event to show beside each persona in a list: that it is new, or its last change."""
    since = days_after(today, -DAYS_MARKED)
    marked: dict[str, News] = {}
    for each in found:
        says_change = each.kind is NewsKind.CHANGED or each.outcome == "changed"
        if each.of == "persona" and each.day >= since and (each.kind is NewsKind.NEW or says_change):
            kept = marked.setdefault(each.id, each)
            if each.kind is NewsKind.NEW and kept.kind is not NewsKind.NEW:
                marked[each.id] = each
    return marked


def _of_personas(handbook: Handbook) -> Iterator[News]:
    for persona in handbook.personas:
        yield from _of_kept("persona", persona)
        for decision in persona.decisions:
            if decision.date:
                by = handbook.settings.team_name(decision.team)
                yield News(
                    decision.date, NewsKind.DECIDED, "persona", persona.id, persona.name, by, (decision.decision,)
                )


def _of_journeys(handbook: Handbook) -> Iterator[News]:
    for journey in handbook.journeys:
        yield from _of_kept("journey", journey)


def _of_kept(of: str, file: Persona | Journey) -> Iterator[News]:
    if file.created:
        yield News(file.created, NewsKind.NEW, of, file.id, title_of(file))
    for review in file.reviews:
        told = (review.note,) if review.note else ()
        yield News(review.date, NewsKind.REVIEWED, of, file.id, title_of(file), review.by, told, review.outcome)


def _of_evidence(handbook: Handbook, today: dt.date) -> Iterator[News]:
    for evidence in handbook.evidence:
        day = _day(evidence, today)
        if day:
            yield News(day, NewsKind.HEARD, "evidence", evidence.id, evidence.title, outcome=evidence.kind)


def _day(evidence: Evidence, today: dt.date) -> dt.date | None:
    """Return the last possible date of an interview, if it is not in the future."""
    return min(evidence.date.last_day, today) if evidence.date.first_day <= today else None


def _of_commit(past: PastChange, now: tuple[Handbook, dt.date]) -> Iterator[News]:
    day = past.change.day
    for change in file_changes(past.before, past.after, day, now):
        kind = _kind(change, past.after)
        if kind:
            yield News(day, kind, change.kind, change.id, change.title, told=_told(change))


def _kind(change: FileChange, after: Handbook) -> NewsKind | None:
    if change.state == "removed":
        return NewsKind.REMOVED
    if change.state == "added":
        dated = change.kind == "evidence" or any(each.id == change.id and each.created for each in after.personas)
        dated |= any(each.id == change.id and each.created for each in after.journeys)
        return None if dated else NewsKind.NEW
    return NewsKind.CHANGED if change.state == "changed" and (_told(change) or change.kind == "evidence") else None


def _told(change: FileChange) -> tuple[str, ...]:
    if change.kind == "evidence" or change.state != "changed":
        return ()
    untold = DATED_IN_FILES | NOT_TO_BE_REPEATED
    return tuple(edit.message for edit in change.edits if edit.field not in untold)
