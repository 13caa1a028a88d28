"""Consent: the only module that decides whether something a participant said or wrote may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.evidence import Evidence, Quote
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Motto, Persona
from persona_handbook.settings.settings import PUBLIC


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A verbatim quote of a participant, from the quotes or an answer of an interview."""

    text: str
    about: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides what may be shown on a date and to an audience.

    `day` is the date for which consents are checked. `shut` are the IDs of files that cannot be read or lack the
    required consent: files with the same ID are all shut. `raised` are the themes of evidence that may be shown,
    `silenced` those that occur only in other evidence.
    """

    handbook: Handbook
    day: dt.date
    public: bool
    shut: frozenset[str]
    raised: frozenset[str]
    silenced: frozenset[str]

    def shows(self, evidence: Evidence) -> bool:
        """Return whether the content of an evidence file may be shown: answers, themes and findings."""
        return evidence.id not in self.shut

    def shows_words(self, evidence: Evidence) -> bool:
        """Return whether verbatim quotes may be shown, which needs consent for every kind of evidence."""
        return self.shows(evidence) and covers(evidence, self.day, public=self.public)

    def shows_id(self, name: str) -> bool:
        """Return whether the content of the evidence with an ID may be shown; False if the evidence is missing."""
        return name not in self.shut and name in self.handbook.evidence_by_id

    def shows_motto(self, motto: Motto) -> bool:
        """Return whether a quote in a persona may be shown; without evidence it has no consent for publication."""
        if motto.evidence is None:
            return not self.public
        if not self.shows_id(motto.evidence):
            return False
        return self.shows_words(self.handbook.evidence_by_id[motto.evidence])


def covers(evidence: Evidence, day: dt.date, *, public: bool) -> bool:
    """Return whether the consent of a participant covers a date and an audience; without consent, no public one."""
    consent = evidence.consent
    if consent is None:
        return not public
    return (consent.until is None or day <= consent.until) and (consent.scope == PUBLIC or not public)


def gate(handbook: Handbook, today: dt.date, *, public: bool | None = None) -> Gate:
    """Return the gate of a handbook.

    Args:
        handbook: the handbook as written
        today: the date of evaluation; if the current date is later, consents are checked for that one
        public: whether anyone may read what is shown; defaults to the setting `audience`
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
    """Return the quotes in a persona's file that may be shown."""
    return tuple(filter(gate(handbook, today).shows_motto, persona.quotes))


def written_mottos(persona: Persona) -> tuple[Motto, ...]:
    """Return all quotes in a persona's file, to locate them, not to show them."""
    return persona.quotes


def verbatims(evidence: Evidence) -> Iterator[Verbatim]:
    """Yield all verbatim quotes, to count and compare them, not to show them."""
    for question, answer in (evidence.answers.written() if evidence.answers else {}).items():
        if answer.quote:
            yield Verbatim(answer.quote, question, evidence)
    for quote in evidence.quotes:
        yield Verbatim(quote.text, quote.about, evidence)


def shown_verbatims(evidence: Evidence, handbook: Handbook, today: dt.date) -> tuple[Verbatim, ...]:
    """Return the verbatim quotes if they may be shown on a date."""
    return tuple(verbatims(evidence)) if gate(handbook, today).shows_words(evidence) else ()


def shown_answer(evidence: Evidence, question: str, handbook: Handbook, today: dt.date) -> str | None:
    """Return the verbatim quote of an answer to one of the four questions if it may be shown on a date."""
    answer = evidence.answers.written().get(question) if evidence.answers else None
    return answer.quote if answer and gate(handbook, today).shows_words(evidence) else None


def shown_quotes(evidence: Evidence, handbook: Handbook, today: dt.date) -> tuple[Quote, ...]:
    """Return the quotes of an interview, without those of answers, if they may be shown on a date."""
    return evidence.quotes if gate(handbook, today).shows_words(evidence) else ()


def is_quoted(evidence: Evidence) -> bool:
    """Return whether an interview contains a verbatim quote."""
    return any(True for _ in verbatims(evidence))


def withheld(handbook: Handbook, today: dt.date, *more: str, public: bool | None = None) -> Withheld:
    """Return the words that may not be shown on a date, to hide them in claims, notes and findings too.

    Args:
        handbook: the handbook, whose interviews (also unreadable ones), quotes in personas and thoughts in journeys are
            used
        today: the date for which consents are checked
        more: other texts to hide
        public: as for `gate`
    """
    opened = gate(handbook, today, public=public)
    if more:
        return Withheld([*more, *_withheld_texts(opened), *_unreadable(opened.handbook)])
    known: dict[tuple[dt.date, bool], Withheld] = handbook.once(_words)
    if (today, opened.public) not in known:
        known[today, opened.public] = Withheld([*_withheld_texts(opened), *_unreadable(opened.handbook)])
    return known[today, opened.public]


def withheld_on_pages(handbook: Handbook, today: dt.date, *, readable: bool = False) -> Withheld:
    """Return the words that hand-written pages may not show on a date: quotes, answers and findings.

    Answers are in the team's own words. Words that claims use too may be shown.

    Args:
        handbook: the handbook as written
        today: the date for which consents are checked
        readable: leave out the words of files that cannot be read, which are hidden until the files are fixed
    """
    opened = gate(handbook, today)
    known: dict[tuple[dt.date, bool], Withheld] = handbook.once(_words_of_pages)
    if (today, readable) not in known:
        shut = [text for each in opened.handbook.evidence if not opened.shows(each) for text in _told(each)]
        own = (text for each in _own_files(opened.handbook) for _, text in each.place.document.texts)
        unreadable = () if readable else _unreadable(opened.handbook)
        known[today, readable] = Withheld([*_withheld_texts(opened), *unreadable], shut, own if shut else ())
    return known[today, readable]


def withheld_in_files(handbook: Handbook, today: dt.date) -> Withheld:
    """Return the words that claims and notes may not show on a date, without those of files that cannot be read."""
    return Withheld(_withheld_texts(gate(handbook, today)))


def ended(handbook: Handbook, today: dt.date) -> tuple[Evidence, ...]:
    """Return the evidence whose consent has ended on a date, for any audience."""
    day = gate(handbook, today).day
    return tuple(each for each in handbook.whole.evidence if not covers(each, day, public=False))


def words_in(*evidence: Evidence, quoted: bool = False) -> Withheld:
    """Return the words of evidence, or of its quotes only, to recognize them, not to show them."""
    told = () if quoted else (text for one in evidence for text in _told(one))
    return Withheld([*(each.text for one in evidence for each in verbatims(one)), *told])


def spoken(handbook: Handbook) -> Withheld:
    """Return the words of all quotes, which no finding repeats."""
    return handbook.once(_spoken)


def taken_back(handbook: Handbook, today: dt.date, *before: Handbook) -> Withheld:
    """Return the words that the report of a change must not repeat: all quotes now and before, and unreadable files."""
    quoted = [each for one in (*before, handbook) for each in _every_quote(one)]
    unreadable = [line for one in before for broken in one.broken for line in broken.speech]
    return withheld(handbook, today, *quoted, *unreadable)


def _gates(_handbook: Handbook) -> dict[tuple[dt.date, bool], Gate]:
    return {}


def _words(_handbook: Handbook) -> dict[tuple[dt.date, bool], Withheld]:
    return {}


def _own_files(handbook: Handbook) -> tuple[Persona | Journey, ...]:
    return (*handbook.personas, *handbook.journeys)


def _words_of_pages(_handbook: Handbook) -> dict[tuple[dt.date, bool], Withheld]:
    return {}


def _spoken(handbook: Handbook) -> Withheld:
    unreadable = (line for broken in handbook.broken for line in broken.speech)
    return Withheld([*_every_quote(handbook), *unreadable])


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


def _told(evidence: Evidence) -> Iterator[str]:
    answers = evidence.answers.written().values() if evidence.answers else ()
    yield from (answer.says for answer in answers if answer.says)
    yield from evidence.findings


def _hidden(opened: Gate) -> Iterable[Motto]:
    return (each for persona in opened.handbook.personas for each in persona.quotes if not opened.shows_motto(each))


def _is_open(evidence: Evidence, day: dt.date, *, public: bool) -> bool:
    """Return whether a file may be shown except for verbatim quotes; aggregated data need no consent."""
    return covers(evidence, day, public=public) or (evidence.consent is None and not evidence.is_conversation)


def _themes(evidence: Evidence) -> Iterator[str]:
    answers = evidence.answers.written().values() if evidence.answers else ()
    return (theme for answer in answers for theme in answer.themes)
