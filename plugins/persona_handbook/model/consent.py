"""Whether what a participant said may be shown: only while the handbook can be read to say so. All else asks here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from persona_handbook.model.evidence import Evidence, Quote
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Motto, Persona
from persona_handbook.model.withheld import Withheld

KINDS = ("persona", "evidence", "journey")


@dataclass(frozen=True, slots=True)
class Said:
    """Something a participant said word for word, in an interview or in one of its answers."""

    text: str
    about: str | None
    evidence: Evidence


def may_be_shown(evidence: Evidence, today: dt.date) -> bool:
    """Tell whether the participant's consent covers showing on a day what they said."""
    return evidence.consent is None or evidence.consent.until is None or today <= evidence.consent.until


def may_leave(evidence: Evidence, today: dt.date, *, within: bool) -> bool:
    """Tell whether what was said may go out on a day: with consent alone, and a public one unless it stays within."""
    return (
        evidence.consent is not None
        and may_be_shown(evidence, today)
        and (within or evidence.consent.scope == "public")
    )


def motto_may_be_shown(motto: Motto, handbook: Handbook, today: dt.date) -> bool:
    """Tell whether a quote in a persona may be shown: not where its interview is gone or cannot be read."""
    if motto.evidence is None:
        return True
    said_in = [each for each in handbook.evidence if each.id == motto.evidence]
    is_unread = motto.evidence in handbook.broken_ids("evidence")
    return bool(said_in) and not is_unread and all(may_be_shown(each, today) for each in said_in)


def mottos(persona: Persona, handbook: Handbook, today: dt.date) -> tuple[Motto, ...]:
    """Give the quotes of a persona's file that may be shown."""
    return tuple(each for each in persona.quotes if motto_may_be_shown(each, handbook, today))


def hidden_mottos(handbook: Handbook, today: dt.date) -> Iterator[Motto]:
    """Give the quotes of all personas that may not be shown."""
    every = (motto for persona in handbook.personas for motto in persona.quotes)
    return (motto for motto in every if not motto_may_be_shown(motto, handbook, today))


def said(evidence: Evidence) -> Iterator[Said]:
    """Give everything that was said word for word, whether or not it may be shown: to be counted and compared."""
    for question, answer in (evidence.answers.written() if evidence.answers else {}).items():
        if answer.quote:
            yield Said(answer.quote, question, evidence)
    for quote in evidence.quotes:
        yield Said(quote.text, quote.about, evidence)


def shown(evidence: Evidence, today: dt.date) -> tuple[Said, ...]:
    """Give what was said word for word, if it may be shown on a day."""
    return tuple(said(evidence)) if may_be_shown(evidence, today) else ()


def shown_answer(evidence: Evidence, question: str, today: dt.date) -> str | None:
    """Give what was said word for word to one of the four questions, if it may be shown on a day."""
    answer = evidence.answers.written().get(question) if evidence.answers else None
    return answer.quote if answer and may_be_shown(evidence, today) else None


def shown_quotes(evidence: Evidence, today: dt.date) -> tuple[Quote, ...]:
    """Give the quotes of an interview beside its answers, if they may be shown on a day."""
    return evidence.quotes if may_be_shown(evidence, today) else ()


def is_quoted(evidence: Evidence) -> bool:
    """Tell whether an interview holds anything word for word."""
    return any(True for _ in said(evidence))


def as_shown(handbook: Handbook, today: dt.date) -> Handbook:
    """Give a handbook as it may be shown on a day: where its files repeat what may not be shown, words are hidden.

    What stands there word for word stays, to be counted; whoever shows it asks for consent.
    """
    words = withheld(handbook, today)
    made: dict[str, Any] = {each.path: words.hide_in(each) for kind in KINDS for each in handbook.files(kind)}
    if all(made[each.path] is each for kind in KINDS for each in handbook.files(kind)):
        return handbook
    return replace(
        handbook,
        personas=tuple(made[each.path] for each in handbook.personas),
        evidence=tuple(made[each.path] for each in handbook.evidence),
        journeys=tuple(made[each.path] for each in handbook.journeys),
        mentions=tuple(replace(each, file=made[each.file.path]) for each in handbook.mentions),
    )


def withheld(handbook: Handbook, today: dt.date, *more: str) -> Withheld:
    """Give the words that may not be shown on a day, wherever else they stand: in a claim, a thought or a finding.

    Args:
        handbook: whose interviews, unreadable ones too, and quotes in personas are asked
        today: the day on which consents are looked at
        more: other texts of which nothing may be shown
    """
    if more:
        return Withheld([*more, *_withheld_texts(handbook, today)])
    known: dict[dt.date, Withheld] = handbook.once(_by_day)
    if today not in known:
        known[today] = Withheld(_withheld_texts(handbook, today))
    return known[today]


def taken_back(before: Handbook, after: Handbook, today: dt.date) -> Withheld:
    """Give the words that a change may not repeat: what may not be shown after it, and what was quoted before it."""
    still = {each.text for evidence in after.evidence for each in shown(evidence, today)}
    still |= {each.text for persona in after.personas for each in mottos(persona, after, today)}
    quoted = [each.text for evidence in before.evidence for each in said(evidence)]
    quoted += [each.text for persona in before.personas for each in persona.quotes]
    gone = [text for text in quoted if text not in still]
    return withheld(after, today, *gone, *(said for broken in before.broken for said in broken.speech))


def _by_day(_handbook: Handbook) -> dict[dt.date, Withheld]:
    return {}


def _withheld_texts(handbook: Handbook, today: dt.date) -> Iterator[str]:
    for evidence in handbook.evidence:
        if not may_be_shown(evidence, today):
            yield from (each.text for each in said(evidence))
    yield from (motto.text for motto in hidden_mottos(handbook, today))
    for broken in handbook.broken_of("evidence"):
        yield from broken.speech
