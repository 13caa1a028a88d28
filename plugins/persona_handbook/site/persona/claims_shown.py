"""Data of a persona's page that are not in its file: the standing of claims, and where they are used."""

from __future__ import annotations

from dataclasses import dataclass

from persona_handbook.insight.research.patterns import Theme, shown_themes
from persona_handbook.insight.standing import ClaimStanding, how_known
from persona_handbook.message import PhraseList, Phrases
from persona_handbook.model.claim import AnyClaim, DataCheck
from persona_handbook.model.consent.gate import gate, shown_answer
from persona_handbook.model.evidence import QUESTIONS, Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey, Stage
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition

WORK: Phrases = {
    "context": "Environment",
    "responsibilities": "Responsibilities",
    "measured_by": "Success measures",
    "skills": "Skills",
    "tools": "Tools",
    "accessibility": "Accessibility needs",
}
AIMS: Phrases = {
    "goals": "Goals",
    "needs": "Needs",
    "motivations": "Motivations",
    "delights": "Works well today",
}
DECISION: Phrases = {
    "triggers": "Triggers",
    "channels": "Discovery channels",
    "alternatives": "Alternatives",
    "influencers": "Influencers",
    "objections": "Objections",
    "criteria": "Decision criteria",
    "churn_risks": "Churn risks",
}
SEVERITIES: PhraseList = ("minor", "annoying", "costly", "severe", "blocking")
QUOTES_A_QUESTION = 3


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim, its standing, and the journey stages to which it is linked."""

    claim: AnyClaim
    known: ClaimStanding
    in_play: tuple[tuple[Journey, Stage], ...]

    @property
    def is_disputed(self) -> bool:
        """Whether data sources disagree, so that each finding must be shown."""
        return len({check.verdict for check in self.known.checks}) > 1


@dataclass(frozen=True, slots=True)
class InterviewAnswers:
    """The answers to one of the four questions: recurring themes and some quotes."""

    question: str
    themes: tuple[Theme, ...]
    quotes: tuple[tuple[str, Evidence], ...]


def shown_claims(persona: Persona, handbook: Handbook) -> dict[str, tuple[ShownClaim, ...]]:
    """Return all lists of claims by field, with the standing of each claim."""
    places = _places(persona, handbook)
    return {
        field: tuple(ShownClaim(each, how_known(each, handbook), places.get(each.id, ())) for each in claims)
        for field, claims in persona.claim_lists().items()
    }


def interview_answers(persona: Persona, edition: Edition) -> tuple[InterviewAnswers, ...]:
    """Return the answers in the interviews that a persona cites, by question; quotes only with consent."""
    cited = [each.path for each in edition.handbook.evidence_of(persona)]
    interviews = [each for each in edition.handbook.evidence_of(persona) if each.answers]
    whole = (each for each in edition.handbook.whole.evidence if each.path in cited)
    repeated = shown_themes(whole, gate(edition.handbook, edition.today))
    said = (
        InterviewAnswers(question, repeated[question], _quotes(question, interviews, edition)) for question in QUESTIONS
    )
    return tuple(each for each in said if each.themes or each.quotes)


def checks_by_source(persona: Persona) -> dict[str, list[tuple[AnyClaim, DataCheck]]]:
    """Return all data checks with their claims, by source."""
    found: dict[str, list[tuple[AnyClaim, DataCheck]]] = {}
    for claim in persona.claims():
        for check in claim.checked_against:
            found.setdefault(check.source, []).append((claim, check))
    return found


def _quotes(question: str, interviews: list[Evidence], edition: Edition) -> tuple[tuple[str, Evidence], ...]:
    found = []
    for each in interviews:
        quote = shown_answer(each, question, edition.handbook, edition.today)
        if quote:
            found.append((quote, each))
    return tuple(found[:QUOTES_A_QUESTION])


def _places(persona: Persona, handbook: Handbook) -> dict[str, tuple[tuple[Journey, Stage], ...]]:
    places: dict[str, tuple[tuple[Journey, Stage], ...]] = {}
    for journey in handbook.journeys_of(persona):
        for stage in journey.stages:
            for claim in stage.claims:
                places[claim] = (*places.get(claim, ()), (journey, stage))
    return places
