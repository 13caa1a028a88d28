"""Sentences shared by all reports of a change."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import in_lines
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport

NAMES = {"persona": "persona", "journey": "journey", "evidence": "evidence item"}
PLURALS = {"persona": "personas", "journey": "journeys", "evidence": "evidence items"}
STATES = {
    "added": "New {kind}.",
    "removed": "Deleted.",
    "broken": "The file is no longer readable; see the findings.",
    "mended": "The file is readable again.",
}
NOTHING = "No content changes."


def sentences(change: FileChange) -> Iterator[str]:
    """Yield what happened to the file as a whole."""
    if change.state in STATES:
        yield STATES[change.state].format(kind=NAMES[change.kind])
    if change.was:
        yield f"Renamed: `{change.was}` before, now `{change.id}`."
    if change.still_named:
        gone = change.was or change.id
        yield f"`{gone}` is still used in {in_lines(each.location for each in change.still_named)}."


def scored(change: FileChange) -> str | None:
    """Return how the evidence score of a persona changed, or None."""
    before, after = change.score
    if before and after and before.score != after.score:
        steps = f" ({before.step} → {after.step})" if before.step != after.step else f" ({after.step})"
        return f"Evidence score: {before.score} → {after.score} of 100{steps}."
    if after and not before:
        return f"Evidence score: {after.score} of 100 ({after.step})."
    return None


def summary(change: ChangeReport) -> str:
    """Summarize the change in one line."""
    if not change.files:
        return NOTHING
    touched = [(kind, sum(each.kind == kind for each in change.files)) for kind in NAMES]
    told = ", ".join(f"{number} {(NAMES if number == 1 else PLURALS)[kind]}" for kind, number in touched if number)
    weaker = sum(each.weakens for each in change.files)
    resting = f" {weaker} {'file has' if weaker == 1 else 'files have'} weaker evidence." if weaker else ""
    return f"Content changes in {told}.{resting}"
