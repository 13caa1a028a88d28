"""Search entries: each claim, quote, step and decision has its own entry with its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.message import gettext_noop
from persona_handbook.model.consent.gate import gate, shown_answer, shown_quotes
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.site.address import page_path
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.evidence import QUOTING, quoting
from persona_handbook.site.pages.retired import page_of

# singular and plural, in the words that people search for
CLAIMS = {
    "jobs": (gettext_noop("Job"), gettext_noop("Jobs to be done")),
    "behaviors": (gettext_noop("Behavior"), gettext_noop("Behaviors")),
    "pains": (gettext_noop("Pain point"), gettext_noop("Pain points")),
    "triggers": (gettext_noop("Trigger"), gettext_noop("Triggers")),
    "criteria": (gettext_noop("Decision criterion"), gettext_noop("Decision criteria")),
    "alternatives": (gettext_noop("Alternative"), gettext_noop("Alternatives")),
    "influencers": (gettext_noop("Influencer"), gettext_noop("Influencers")),
    "objections": (gettext_noop("Objection"), gettext_noop("Objections")),
    "channels": (gettext_noop("Discovery channel"), gettext_noop("Discovery channels")),
    "churn_risks": (gettext_noop("Churn risk"), gettext_noop("Churn risks")),
    "goals": (gettext_noop("Goal"), gettext_noop("Goals")),
    "needs": (gettext_noop("Need"), gettext_noop("Needs")),
    "motivations": (gettext_noop("Motivation"), gettext_noop("Motivations")),
}
PERSONA, JOURNEY, EVIDENCE = gettext_noop("Persona"), gettext_noop("Journey"), gettext_noop("Evidence")
CLAIM, CLAIMS_OF_OTHERS = gettext_noop("Claim"), gettext_noop("Claims")
QUOTE = gettext_noop("Quote")
STEP, DECISION = gettext_noop("Journey step"), gettext_noop("Decision")
WEIGHTS = {PERSONA: 5.0, JOURNEY: 2.0, EVIDENCE: 2.0, QUOTE: 2.0, STEP: 1.2, DECISION: 1.2}
OF_CLAIMS, ASIDE = 1.5, 0.3


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A search result: its page and anchor, its title, its kind, and its text."""

    page: str
    anchor: str
    title: str
    kind: str
    text: str
    weight: float = 1


def search_entries(edition: Edition) -> Iterator[SearchEntry]:
    """Yield all search entries of a handbook, whole pages first, without what may not be shown."""
    handbook = edition.handbook
    for persona in handbook.persona_by_id.values():
        yield from _of_persona(persona, edition)
    for journey in handbook.journey_by_id.values():
        yield from _of_journey(journey, edition)
    for evidence in handbook.evidence_by_id.values():
        yield from _of_evidence(evidence, edition)


def _of_persona(persona: Persona, edition: Edition) -> Iterator[SearchEntry]:
    page = page_of(persona.id, edition.handbook)
    aside = ASIDE if persona.status == "retired" else 1
    names = " ".join((persona.called, *persona.aliases, *persona.tags, persona.id))
    yield SearchEntry(page, "", persona.name, PERSONA, f"{persona.summary} {names}", WEIGHTS[PERSONA] * aside)
    for field, claims in persona.claim_lists().items():
        for claim in claims:
            more = (*_attributes(claim), *_people(claim.evidence, edition))
            kind, many = CLAIMS.get(field, (CLAIM, CLAIMS_OF_OTHERS))
            text = f"{persona.name}. {edition.gettext(many)}. {' '.join(more)}"
            yield SearchEntry(page, f"claim-{claim.id}", edition.worded(claim.text), kind, text, OF_CLAIMS * aside)
    for decision in persona.decisions:
        text = f"{persona.name}. {edition.handbook.settings.team_name(decision.team)} {decision.expected or ''}"
        yield SearchEntry(page, f"decision-{decision.id}", decision.decision, DECISION, text, WEIGHTS[DECISION] * aside)


def _attributes(claim: object) -> Iterator[str]:
    """Yield further texts of a claim: the answer to an objection, a workaround, a shortcoming, an influence."""
    for name in ("answer", "workaround", "falls_short", "sway", "frequency"):
        if value := getattr(claim, name, None):
            yield str(value)


def _people(evidence: tuple[str, ...], edition: Edition) -> Iterator[str]:
    for each in evidence:
        found = edition.handbook.evidence_by_id.get(each)
        yield found.participant or found.title if found else each


def _of_journey(journey: Journey, edition: Edition) -> Iterator[SearchEntry]:
    page = page_path("journey", journey.id)
    persona = edition.handbook.persona_by_id.get(journey.persona)
    of_whom = persona.name if persona else journey.persona
    stages = ", ".join(stage.name for stage in journey.stages)
    text = f"{of_whom}. {journey.scenario or ''} {journey.goal or ''} {stages}"
    yield SearchEntry(page, "", journey.title, JOURNEY, text, WEIGHTS[JOURNEY])
    for number, step in enumerate(journey.steps(), start=1):
        said = (step.thought, step.emotion, step.touchpoint, step.channel, *(each.text for each in step.pains))
        said = (*said, *(each.text for each in step.opportunities), step.backstage)
        text = f"{journey.title}. {' '.join(each for each in said if each)}"
        yield SearchEntry(page, f"step-{number}", step.action, STEP, text, WEIGHTS[STEP])


def _of_evidence(evidence: Evidence, edition: Edition) -> Iterator[SearchEntry]:
    page = page_path("evidence", evidence.id)
    use = quoting(evidence, gate(edition.handbook, edition.today))
    about = f"{evidence.id} {evidence.kind} {edition.gettext(QUOTING[use]) if use else ''}".strip()
    yield SearchEntry(page, "", evidence.called, EVIDENCE, about, WEIGHTS[EVIDENCE])
    who = evidence.participant or evidence.title
    for question in evidence.answers.written() if evidence.answers else ():
        if text := shown_answer(evidence, question, edition.handbook, edition.today):
            yield SearchEntry(page, f"quote-{question}", text, QUOTE, who, WEIGHTS[QUOTE])
    for number, quote in enumerate(shown_quotes(evidence, edition.handbook, edition.today), start=1):
        yield SearchEntry(page, f"quote-{number}", quote.text, QUOTE, f"{who} {quote.about or ''}", WEIGHTS[QUOTE])
