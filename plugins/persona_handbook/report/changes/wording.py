"""Sentences shared by all reports of a change."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import in_lines
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.message import Message, Phrases, gettext, listed, ngettext

KINDS = ("persona", "journey", "evidence")
ADDED: Phrases = {"persona": "New persona.", "journey": "New journey.", "evidence": "New evidence item."}
STATES: Phrases = {
    "removed": "Deleted.",
    "broken": "The file is no longer readable; see the findings.",
    "mended": "The file is readable again.",
}


def sentences(change: FileChange) -> Iterator[Message]:
    """Yield what happened to the file as a whole."""
    if change.state == "added":
        yield gettext(ADDED[change.kind])
    elif change.state in STATES:
        yield gettext(STATES[change.state])
    if change.was:
        yield gettext("Renamed: `%(old)s` before, now `%(new)s`.", old=change.was, new=change.id)
    if change.still_named:
        gone = change.was or change.id
        places = in_lines(each.location for each in change.still_named)
        yield gettext("`%(id)s` is still used in %(places)s.", id=gone, places=places)


def scored(change: FileChange) -> Message | None:
    """Return how the evidence score of a persona changed, or None."""
    before, after = change.score
    if before and after and before.score != after.score:
        was, now, step = before.score, after.score, gettext(after.step)
        if before.step == after.step:
            return gettext("Evidence score: %(was)s → %(now)s of 100 (%(step)s).", was=was, now=now, step=step)
        return gettext(
            "Evidence score: %(was)s → %(now)s of 100 (%(step_before)s → %(step)s).",
            was=was,
            now=now,
            step_before=gettext(before.step),
            step=step,
        )
    if after and not before:
        return gettext("Evidence score: %(now)s of 100 (%(step)s).", now=after.score, step=gettext(after.step))
    return None


def summary(change: ChangeReport) -> Message:
    """Summarize the change in one line."""
    if not change.files:
        return gettext("No content changes.")
    touched = [(kind, sum(each.kind == kind for each in change.files)) for kind in KINDS]
    told = listed(_counted(kind, number) for kind, number in touched if number)
    weaker = sum(each.weakens for each in change.files)
    if not weaker:
        return gettext("Content changes in %(files)s.", files=told)
    return ngettext(
        "Content changes in %(files)s. %(num)s file has weaker evidence.",
        "Content changes in %(files)s. %(num)s files have weaker evidence.",
        weaker,
        files=told,
    )


def _counted(kind: str, number: int) -> Message:
    if kind == "persona":
        return ngettext("%(num)s persona", "%(num)s personas", number)
    if kind == "journey":
        return ngettext("%(num)s journey", "%(num)s journeys", number)
    return ngettext("%(num)s evidence item", "%(num)s evidence items", number)
