"""Evidence: an interview, a data source, or a study that groups them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from persona_handbook.dates.partial_date import PartialDate
from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS, CountsAs
from persona_handbook.model.part import Part
from persona_handbook.model.scale_point import ScalePoint
from persona_handbook.reading.schema.schemas import schema_of

QUESTIONS: dict[str, str] = {
    name: part["description"] for name, part in schema_of("evidence")["properties"]["answers"]["properties"].items()
}


@dataclass(frozen=True, kw_only=True)
class Answer(Part):
    """The answer of a participant to one of the four questions."""

    says: str | None = None
    themes: tuple[str, ...] = ()
    quote: str | None = None


@dataclass(frozen=True, kw_only=True)
class Answers(Part):
    """The answers to the four interview questions."""

    problem: Answer | None = None
    tried_before: Answer | None = None
    almost_stopped: Answer | None = None
    would_leave: Answer | None = None

    def given(self) -> dict[str, Answer]:
        """Return the answers with a summary, by question, in the order of the questions."""
        return {question: answer for question, answer in self.written().items() if answer.says}

    def written(self) -> dict[str, Answer]:
        """Return all answers with any content, even only a quote, in the order of the questions."""
        answers = {question: getattr(self, question) for question in QUESTIONS}
        return {question: answer for question, answer in answers.items() if answer}


@dataclass(frozen=True, kw_only=True)
class Quote(Part):
    """A verbatim quote of a participant, and its topic."""

    text: str
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class Consent(Part):
    """What the participant allows us to do with the interview, and until when."""

    scope: str
    until: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Part):
    """An interview, a data source, or a study that groups them."""

    id: str
    kind: str
    title: str
    date: PartialDate
    period_start: PartialDate | None = None
    participant: str | None = None
    customer_since: PartialDate | None = None
    relation: str | None = None
    study: str | None = None
    by: str | None = None
    minutes: int | None = None
    recorded: str | None = None
    recruited: str | None = None
    setting: str | None = None
    lang: str | None = None
    scales: tuple[ScalePoint, ...] = ()
    answers: Answers | None = None
    quotes: tuple[Quote, ...] = ()
    sample: int | None = None
    findings: tuple[str, ...] = ()
    question: str | None = None
    asked: int | None = None
    refused: int | None = None
    guide: str | None = None
    link: str | None = None
    consent: Consent | None = None

    @property
    def called(self) -> str:
        """The title, with the participant before it."""
        named = self.participant is None or self.participant in self.title
        return self.title if named else f"{self.participant} · {self.title}"

    @property
    def is_conversation(self) -> bool:
        """Whether it is a conversation with a participant."""
        return EVIDENCE_KINDS[self.kind] is CountsAs.CONVERSATION

    @property
    def is_data(self) -> bool:
        """Whether it measures what customers did, so that claims can be checked against it."""
        return EVIDENCE_KINDS[self.kind] is CountsAs.DATA

    @property
    def is_study(self) -> bool:
        """Whether it only groups other evidence."""
        return EVIDENCE_KINDS[self.kind] is CountsAs.STUDY
