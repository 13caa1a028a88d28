"""Claims whose standing or confidence changed, whether or not their own lines did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce

from persona_handbook.insight.changes.before_after import BeforeAfter
from persona_handbook.insight.changes.edit import Edit, EditedPart, EditKind, the_part
from persona_handbook.insight.confidence import confidence_in
from persona_handbook.insight.standing import ClaimStanding, how_known
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.schemas import Schema

TELL_THE_STANDING = {EditKind.EVIDENCE_LOST, EditKind.EVIDENCE_WON}


def strength_edits(
    before: Persona, after: Persona, schema: Schema, sides: BeforeAfter, told: Iterable[Edit], today: dt.date
) -> Iterator[Edit]:
    """Yield an edit for each claim in both versions whose standing or confidence changed.

    Args:
        before: the persona before the change
        after: the persona after the change
        schema: contains the names of the lists of claims
        sides: both handbooks, to look up evidence
        told: the other edits; one about evidence already mentions the standing
        today: the date for evaluating both
    """
    known_already = {edit.id for edit in told if edit.kind in TELL_THE_STANDING}
    for field, claims in after.claim_lists().items():
        for claim in claims:
            was = before.claim(claim.id)
            if was is None:
                continue
            part = EditedPart(field, claim.id, the_part(schema["properties"][field]["x-one"], f"`{claim.id}`"))
            one, other = how_known(was, sides.before), how_known(claim, sides.after)
            if claim.id not in known_already and one.phrase != other.phrase:
                yield _standing(part, one, other)
            yield from _confidence(part, was, claim, sides, today)


def _standing(part: EditedPart, one: ClaimStanding, other: ClaimStanding) -> Edit:
    weakens = _strength(other) < _strength(one)
    kind = EditKind.WEAKER if weakens else EditKind.STRONGER
    told = gettext("%(part)s was %(was)s, now %(now)s.", part=part.called, was=one.phrase, now=other.phrase)
    return part.edit(kind, told, one.phrase, other.phrase, weakens=weakens)


def _strength(known: ClaimStanding) -> tuple[int, int]:
    order = [*type(known.standing)]
    contradicted = known.standing is order[-1]
    return (-1 if contradicted else order.index(known.standing), known.number)


def _confidence(part: EditedPart, was: AnyClaim, claim: AnyClaim, sides: BeforeAfter, today: dt.date) -> Iterator[Edit]:
    one, other = confidence_in(was, sides.before, today), confidence_in(claim, sides.after, today)
    if one.confidence is None or other.confidence is None or one.confidence == other.confidence:
        return  # the standing already shows what is assumed
    weakens = other.confidence < one.confidence
    values = {"part": part.called, "was": gettext(one.word), "now": gettext(other.word)}
    new = [cause.phrase for cause in other.causes if cause not in one.causes] if weakens else []
    if new:
        why = reduce(lambda first, each: gettext("%(first)s; %(next)s", first=first, next=each), new)
        told = gettext("confidence in %(part)s fell from %(was)s to %(now)s: %(why)s.", **values, why=why)
    elif weakens:
        told = gettext("confidence in %(part)s fell from %(was)s to %(now)s.", **values)
    else:
        told = gettext("confidence in %(part)s rose from %(was)s to %(now)s.", **values)
    kind = EditKind.WEAKER if weakens else EditKind.STRONGER
    yield part.edit(kind, told, one.word, other.word, weakens=weakens)
