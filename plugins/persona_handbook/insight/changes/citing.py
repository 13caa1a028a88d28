"""The claims that cite evidence whose content changed, with their standing."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.insight.changes.before_after import BeforeAfter
from persona_handbook.insight.changes.edit import Edit, EditedPart, EditKind, ids_in_sentence
from persona_handbook.insight.standing import how_known
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.mention import File


def claims_that_cite(before: File, after: File, sides: BeforeAfter) -> Iterator[Edit]:
    """Yield what became of the standing of the claims that cite evidence before and after its content changed."""
    was = {(persona.id, claim.id): claim for persona in sides.before.personas for claim in persona.claims()}
    same = []
    for persona in sides.after.personas:
        for claim in persona.claims():
            one = was.get((persona.id, claim.id))
            if one is None or not (_cites(one, before.id) and _cites(claim, after.id)):
                continue
            known, now = how_known(one, sides.before).phrase, how_known(claim, sides.after).phrase
            if str(known) == str(now):
                same.append(claim.id)
                continue
            told = gettext(
                "The claim `%(claim)s` of `%(persona)s` cites it; was %(was)s, now %(now)s.",
                claim=claim.id,
                persona=persona.id,
                was=known,
                now=now,
            )
            yield EditedPart("", claim.id, "").edit(EditKind.CHANGED, told)
    if same:
        told = gettext("Claims that cite it, with unchanged standing: %(claims)s.", claims=ids_in_sentence(same))
        yield EditedPart("", "", "").edit(EditKind.CHANGED, told)


def _cites(claim: AnyClaim, name: str) -> bool:
    checks, dissent = claim.checked_against, claim.against
    return name in (*claim.evidence, *(each.source for each in checks), *(each.source for each in dissent))
