"""Compares a text, such as a user story, with the claims of the handbook."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_handbook.insight.likeness import stems
from persona_handbook.insight.saying.opposites import denies_the_other
from persona_handbook.insight.standing import Standing
from persona_handbook.message import gettext_noop
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.persona import Persona
from persona_handbook.site.api.claims import Record, claim_records
from persona_handbook.site.api.search import found
from persona_handbook.site.edition import Edition

SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[\u3002\uff01\uff1f])|\n+")
STEMS_SHARED = 2
SHARE_OF_THE_SHORTER = 0.4
CLAIMS_A_SENTENCE = 3
MOST_RELATED = 10
DENIED = gettext_noop("The sentence may say the opposite of what these claims say. Compare them, and cite the claims.")
ASSUMED = Standing.ASSUMED.value


@dataclass(frozen=True, slots=True)
class Match:
    """A claim similar to a sentence, and the share of common stems in the shorter one, from 0 to 1."""

    persona: Persona
    claim: AnyClaim
    share: float


def checked_text(text: str, edition: Edition) -> list[Record]:
    """Find the claims of active personas that support each sentence of a text.

    Two texts are similar if they share at least two stems and two fifths of those of the shorter one (our own
    threshold: low enough for paraphrases, too high for coincidence).

    Returns:
        a record for each sentence with content; one without claims is not known, and has the claims that share words
        with it as `related`, or those of which it may say the opposite
    """
    sentences = [each.strip() for each in SENTENCE.split(text) if len(stems((each,))) >= STEMS_SHARED]
    return [_record(each, edition) for each in sentences]


def matches(sentence: str, edition: Edition) -> list[Match]:
    """Return the claims similar to a sentence, most similar first."""
    said = stems((sentence,))
    found = [
        Match(persona, claim, share)
        for persona in edition.handbook.persona_by_id.values()
        if persona.status != "retired"
        for claim in persona.claims()
        if (share := _share(said, stems(claim.texts)))
    ]
    return sorted(found, key=lambda each: -each.share)[:CLAIMS_A_SENTENCE]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    share = shared / max(min(len(one), len(other)), 1)
    return share if shared >= STEMS_SHARED and share >= SHARE_OF_THE_SHORTER else 0.0


def _record(sentence: str, edition: Edition) -> Record:
    personas = edition.handbook.persona_by_id
    similar = matches(sentence, edition)
    records = {
        (name, record["id"]): {"persona": name, **record}
        for name in {each.persona.id for each in similar}
        for record in claim_records(personas[name], edition)
    }
    denied = any(denies_the_other(sentence, " ".join(each.claim.texts)) for each in similar)
    claims = [records[each.persona.id, each.claim.id] for each in similar]
    if denied:
        near = [{"claim": each["id"], **each} for each in claims]
        return {"sentence": sentence, "known": False, "say": edition.gettext(DENIED), "claims": [], "related": near}
    is_known = any(each["confidence"]["level"] != ASSUMED for each in claims)
    record: Record = {"sentence": sentence, "known": is_known, "claims": claims}
    related = [] if claims else [each for each in found(sentence, edition, MOST_RELATED).results if "claim" in each]
    return {**record, "related": related[:CLAIMS_A_SENTENCE]} if related else record
