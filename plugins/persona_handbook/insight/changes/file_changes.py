"""The meaning of a change: what was added, removed and edited, and which statements now have weaker evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from persona_handbook.insight.changes.before_after import BeforeAfter
from persona_handbook.insight.changes.citing import claims_that_cite
from persona_handbook.insight.changes.edit import Edit, EditedPart, EditKind, the_part
from persona_handbook.insight.changes.part_edits import part_edits
from persona_handbook.insight.changes.strength import strength_edits
from persona_handbook.insight.score import EvidenceScore, evidence_score
from persona_handbook.message import gettext, named
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File, Mention
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import Schema, schema_of

SAID = {"answers", "findings", "quotes"}


@dataclass(frozen=True, slots=True)
class FileChange:
    """The change of one file.

    `state` is added, removed, changed, broken (it can no longer be read) or mended (it can be read again); `was` is its
    ID before it was renamed. `score` is that of a persona before and after. `still_named` lists the places that refer
    to an ID that no longer exists.
    """

    kind: str
    id: str
    path: str
    title: str
    state: str
    was: str | None = None
    edits: tuple[Edit, ...] = ()
    score: tuple[EvidenceScore | None, EvidenceScore | None] = (None, None)
    still_named: tuple[Mention, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether the content of the file is unchanged."""
        before, after = self.score
        scores = {each.score for each in (before, after) if each}
        return self.state == "changed" and not self.was and not self.edits and len(scores) < 2

    @property
    def weakens(self) -> bool:
        """Whether a statement has less evidence than before, or none."""
        return bool(self.still_named) or any(edit.weakens for edit in self.edits)


def file_changes(
    before: Handbook, after: Handbook, today: dt.date, now: tuple[Handbook, dt.date] | None = None
) -> tuple[FileChange, ...]:
    """Describe a change file by file: personas, then journeys, then evidence.

    Args:
        before: the handbook before the change
        after: the handbook after the change
        today: the date for evaluating both, so that the passing of time does not count as a change
        now: the handbook whose consents apply, and the date, if time has passed since the change
    """
    sides = BeforeAfter(before, after, *(now or (after, today)))
    told = (each for kind in ("persona", "journey", "evidence") for each in _of_kind(kind, sides, today))
    return tuple(each for each in told if not each.says_nothing)


def title_of(file: File) -> str:
    """Return the display name of a persona, journey or evidence item."""
    return file.name if isinstance(file, Persona) else file.title


def _of_kind(kind: str, sides: BeforeAfter, today: dt.date) -> Iterator[FileChange]:
    old_name = {now: old for old, now in sides.renamed[kind].items()}
    was = {each.id: each for each in reversed(sides.before.files(kind))}
    for file in sides.after.files(kind):
        old = old_name.get(file.id)
        before = was.get(old or file.id)
        if before is not None:
            yield _changed(kind, before, file, sides, today)
        else:
            mended = any(broken.id == file.id for broken in sides.before.broken_of(kind))
            yield _alone(kind, file, "mended" if mended else "added", sides, today)
    for file in was.values():
        if file.id in {each.id for each in sides.after.broken_of(kind)}:
            yield _alone(kind, file, "broken", sides, today)
        elif file.id not in sides.after.ids(kind) and file.id not in sides.renamed[kind]:
            yield _alone(kind, file, "removed", sides, today)


def _changed(kind: str, before: File, after: File, sides: BeforeAfter, today: dt.date) -> FileChange:
    renamed = before.id if before.id != after.id else None
    return FileChange(
        kind=kind,
        id=after.id,
        path=after.path,
        title=title_of(after),
        state="changed",
        was=renamed,
        edits=tuple(_edits(before, after, schema_of(kind), sides, today)),
        score=(_score(before, sides.before, today), _score(after, sides.after, today)),
        still_named=sides.after.mentions_of(kind, renamed) if renamed else (),
    )


def _alone(kind: str, file: File, state: str, sides: BeforeAfter, today: dt.date) -> FileChange:
    is_there = state in {"added", "mended"}
    measured = _score(file, sides.after if is_there else sides.before, today)
    return FileChange(
        kind=kind,
        id=file.id,
        path=file.path,
        title=title_of(file),
        state=state,
        score=(None, measured) if is_there else (measured, None),
        still_named=sides.after.mentions_of(kind, file.id) if state == "removed" else (),
    )


def _score(file: File, handbook: Handbook, today: dt.date) -> EvidenceScore | None:
    return evidence_score(file, handbook, today) if isinstance(file, Persona) else None


def _edits(before: File, after: File, schema: Schema, sides: BeforeAfter, today: dt.date) -> Iterator[Edit]:
    whole = EditedPart("", "", "")
    if isinstance(before, Persona) and isinstance(after, Persona):
        moved = _moved(before, after)
        for claim_id, (was, now) in moved.items():
            yield from _move(before, after, claim_id, (was, now), schema, sides)
        told = [*part_edits(_without(before, moved), _without(after, moved), schema, whole, sides)]
        yield from told
        yield from strength_edits(before, after, schema, sides, told, today)
    else:
        told = [*part_edits(before, after, schema, whole, sides)]
        yield from told
        if isinstance(after, Evidence) and any(edit.field in SAID for edit in told):
            yield from claims_that_cite(before, after, sides)


def _moved(before: Persona, after: Persona) -> dict[str, tuple[str, str]]:
    """Return the IDs of claims that moved to another list, with both lists."""
    was, now = _lists(before), _lists(after)
    return {each: (was[each], now[each]) for each in was if each in now and was[each] != now[each]}


def _lists(persona: Persona) -> dict[str, str]:
    lists = persona.claim_lists()
    return {claim.id: field for field in reversed(lists) for claim in lists[field]}


def _move(
    before: Persona, after: Persona, claim_id: str, lists: tuple[str, str], schema: Schema, sides: BeforeAfter
) -> Iterator[Edit]:
    one, other = before.claim(claim_id), after.claim(claim_id)
    was, now = (schema["properties"][field] for field in lists)
    part = EditedPart(lists[1], claim_id, the_part(now["x-one"], f"`{claim_id}`"))
    yield part.edit(
        EditKind.MOVED,
        gettext(
            "%(part)s was moved from “%(list)s”.", part=part.called, list=named(was["title"].lower(), was["title"])
        ),
        lists[0],
        lists[1],
    )
    yield from part_edits(one, other, now["items"], part, sides)


def _without(persona: Persona, moved: dict[str, tuple[str, str]]) -> Persona:
    lists = persona.claim_lists()
    kept: dict[str, Any] = {
        field: tuple(claim for claim in claims if claim.id not in moved) for field, claims in lists.items()
    }
    return replace(persona, **kept)
