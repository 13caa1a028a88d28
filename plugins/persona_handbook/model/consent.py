"""Whether something that came from a person may be shown: only while it can be read that it may. All else asks here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persona_handbook.model.evidence import Evidence, Quote
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Motto, Persona
from persona_handbook.model.withheld import Withheld
from persona_handbook.settings.settings import PUBLIC


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something a participant said word for word, in an interview or in one of its answers."""

    text: str
    about: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides what may be shown, on a day and to readers.

    `day` is the day on which consents are looked at. `shut` are the IDs under which a file cannot be read, or has no
    consent that covers it: what is shut under one file is shut under every other file of the same ID. `raised` are the
    themes of what may be shown, `silenced` those that only other evidence raises.
    """

    handbook: Handbook
    day: dt.date
    public: bool
    shut: frozenset[str]
    raised: frozenset[str]
    silenced: frozenset[str]

    def shows(self, evidence: Evidence) -> bool:
        """Tell whether what a file of evidence says may be shown: answers, themes and findings."""
        return evidence.id not in self.shut

    def shows_words(self, evidence: Evidence) -> bool:
        """Tell whether what was said word for word may be shown, which asks for consent in every kind of evidence."""
        return self.shows(evidence) and covers(evidence, self.day, public=self.public)

    def shows_id(self, name: str) -> bool:
        """Tell whether what the evidence of an ID says may be shown; of evidence that is missing, nothing may."""
        return name not in self.shut and name in self.handbook.evidence_by_id

    def shows_motto(self, motto: Motto) -> bool:
        """Tell whether a quote in a persona may be shown: one that names no evidence has no consent to be public."""
        if motto.evidence is None:
            return not self.public
        if not self.shows_id(motto.evidence):
            return False
        return self.shows_words(self.handbook.evidence_by_id[motto.evidence])


def covers(evidence: Evidence, day: dt.date, *, public: bool) -> bool:
    """Tell whether a participant's consent covers a day and readers; without consent it covers no public."""
    consent = evidence.consent
    if consent is None:
        return not public
    return (consent.until is None or day <= consent.until) and (consent.scope == PUBLIC or not public)


def gate(handbook: Handbook, today: dt.date, *, public: bool | None = None) -> Gate:
    """Give the gate of a handbook.

    Args:
        handbook: whose consents are asked, as it was written
        today: the day on which it is looked at; where the real day is later, consents are looked at on that
        public: whether anybody may read what is shown; else the setting `audience` says it
    """
    if public is None:
        public = handbook.settings.lost or handbook.settings.audience == PUBLIC
    known: dict[tuple[dt.date, bool], Gate] = handbook.once(_gates)
    if (today, public) not in known:
        day = max(today, handbook.real_day or today)
        shut = {each.id for each in handbook.whole.evidence if not _is_open(each, day, public=public)}
        shut |= handbook.broken_ids("evidence")
        shown, hidden = (
            {theme for each in handbook.whole.evidence if (each.id in shut) is is_shut for theme in _themes(each)}
            for is_shut in (False, True)
        )
        known[today, public] = Gate(
            handbook.whole, day, public, frozenset(shut), frozenset(shown), frozenset(hidden - shown)
        )
    return known[today, public]


def mottos(persona: Persona, handbook: Handbook, today: dt.date) -> tuple[Motto, ...]:
    """Give the quotes of a persona's file that may be shown."""
    return tuple(filter(gate(handbook, today).shows_motto, persona.quotes))


def written_mottos(persona: Persona) -> tuple[Motto, ...]:
    """Give the quotes of a persona's file, whether or not they may be shown: to say where they are."""
    return persona.quotes


def verbatims(evidence: Evidence) -> Iterator[Verbatim]:
    """Give everything that was said word for word, whether or not it may be shown: to be counted and compared."""
    for question, answer in (evidence.answers.written() if evidence.answers else {}).items():
        if answer.quote:
            yield Verbatim(answer.quote, question, evidence)
    for quote in evidence.quotes:
        yield Verbatim(quote.text, quote.about, evidence)


def shown_verbatims(evidence: Evidence, handbook: Handbook, today: dt.date) -> tuple[Verbatim, ...]:
    """Give what was said word for word, if it may be shown on a day."""
    return tuple(verbatims(evidence)) if gate(handbook, today).shows_words(evidence) else ()


def shown_answer(evidence: Evidence, question: str, handbook: Handbook, today: dt.date) -> str | None:
    """Give what was said word for word to one of the four questions, if it may be shown on a day."""
    answer = evidence.answers.written().get(question) if evidence.answers else None
    return answer.quote if answer and gate(handbook, today).shows_words(evidence) else None


def shown_quotes(evidence: Evidence, handbook: Handbook, today: dt.date) -> tuple[Quote, ...]:
    """Give the quotes of an interview beside its answers, if they may be shown on a day."""
    return evidence.quotes if gate(handbook, today).shows_words(evidence) else ()


def is_quoted(evidence: Evidence) -> bool:
    """Tell whether an interview holds anything word for word."""
    return any(True for _ in verbatims(evidence))


def withheld(handbook: Handbook, today: dt.date, *more: str, public: bool | None = None) -> Withheld:
    """Give the words that may not be shown on a day, wherever else they stand: in a claim, a note or a finding.

    Args:
        handbook: whose interviews, unreadable ones too, quotes in personas and thoughts in journeys are asked
        today: the day on which consents are looked at
        more: other texts of which nothing may be shown
        public: as for `gate`
    """
    opened = gate(handbook, today, public=public)
    if more:
        return Withheld([*more, *_withheld_texts(opened)])
    known: dict[tuple[dt.date, bool], Withheld] = handbook.once(_words)
    if (today, opened.public) not in known:
        known[today, opened.public] = Withheld(_withheld_texts(opened))
    return known[today, opened.public]


def spoken(handbook: Handbook) -> Withheld:
    """Give the words of every quote, whether or not they may be shown: no finding repeats any of them."""
    return handbook.once(_spoken)


def taken_back(before: Handbook, after: Handbook, today: dt.date) -> Withheld:
    """Give the words that a change may not repeat: every quote before and after it, and what cannot be read."""
    quoted = [each for handbook in (before, after) for each in _every_quote(handbook)]
    return withheld(after, today, *quoted, *(verbatims for broken in before.broken for verbatims in broken.speech))


def _gates(_handbook: Handbook) -> dict[tuple[dt.date, bool], Gate]:
    return {}


def _words(_handbook: Handbook) -> dict[tuple[dt.date, bool], Withheld]:
    return {}


def _spoken(handbook: Handbook) -> Withheld:
    return Withheld([*_every_quote(handbook), *_unreadable(handbook)])


def _every_quote(handbook: Handbook) -> Iterator[str]:
    yield from (each.text for evidence in handbook.evidence for each in verbatims(evidence))
    yield from (motto.text for persona in handbook.personas for motto in persona.quotes)


def _unreadable(handbook: Handbook) -> Iterator[str]:
    return (line for broken in handbook.broken_of("evidence") for line in broken.speech)


def _withheld_texts(opened: Gate) -> Iterator[str]:
    handbook = opened.handbook
    for evidence in handbook.evidence:
        if not opened.shows_words(evidence):
            yield from (each.text for each in verbatims(evidence))
    yield from (motto.text for motto in _hidden(opened))
    for journey in handbook.journeys:
        for step in journey.steps():
            if step.thought and not all(map(opened.shows_id, step.evidence)):
                yield step.thought
    yield from _unreadable(handbook)


def _hidden(opened: Gate) -> Iterable[Motto]:
    return (each for persona in opened.handbook.personas for each in persona.quotes if not opened.shows_motto(each))


def _is_open(evidence: Evidence, day: dt.date, *, public: bool) -> bool:
    """Tell whether a file may be shown but for what was said word for word; data about many people need no consent."""
    return covers(evidence, day, public=public) or (evidence.consent is None and not evidence.is_conversation)


def _themes(evidence: Evidence) -> Iterator[str]:
    answers = evidence.answers.written().values() if evidence.answers else ()
    return (theme for answer in answers for theme in answer.themes)
