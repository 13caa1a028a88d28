"""Persona pages: the index, and a page for each persona."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from persona_handbook.dates.days import months_after
from persona_handbook.finding import Level
from persona_handbook.insight.confidence import MONTHS_RECENT
from persona_handbook.insight.freshness import Freshness, freshness, newest
from persona_handbook.insight.news import News, news_by_persona
from persona_handbook.insight.research.sample import saturation
from persona_handbook.insight.score import EvidenceScore
from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.consent.gate import mottos
from persona_handbook.model.evidence import QUESTIONS
from persona_handbook.model.persona import Persona
from persona_handbook.site.code import finding_line, in_source
from persona_handbook.site.edition import Edition
from persona_handbook.site.embed.embed_code import embed_code
from persona_handbook.site.journey.course import course, feeling_in_words, feelings
from persona_handbook.site.journey.curve import small_curve
from persona_handbook.site.many.filters import filters, labels_of
from persona_handbook.site.many.products import by_product
from persona_handbook.site.many.themes import themes_on_site
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_page_path
from persona_handbook.site.pages.decisions import RESULTS
from persona_handbook.site.pages.journeys import KINDS as JOURNEY_KINDS
from persona_handbook.site.pages.retired import page_of, successor
from persona_handbook.site.persona.board import board, quote_anchor
from persona_handbook.site.persona.claims_shown import (
    AIMS,
    DECISION,
    SEVERITIES,
    WORK,
    checks_by_source,
    interview_answers,
    shown_claims,
)
from persona_handbook.site.persona.sections import sections

INDEX = "personas/index.md"
VERDICTS: Phrases = {"supports": "Supports", "contradicts": "Contradicts", "unclear": "Inconclusive"}
READER_QUESTIONS: Phrases = {
    "believable": "Believable",
    "consistent": "Consistent",
    "complete": "Complete",
    "clear": "Clear",
    "relatable": "Relatable",
    "useful": "Useful",
}
REPRESENTED: Phrases = {"user": "Users", "buyer": "Buyers", "both": "Users and buyers"}


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """A persona in the index."""

    persona: Persona
    score: EvidenceScore
    fresh: Freshness
    mark: News | None


def persona_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of every persona, and the index, primary personas first.

    Of several personas with the same ID, the first one gets the page.
    """
    handbook = edition.handbook
    shown = sorted((each for each in handbook.personas if handbook.persona_by_id[each.id] is each), key=_rank)
    marked = news_by_persona(edition.news, edition.today)
    cards = tuple(
        PersonaCard(each, edition.score_of(each), freshness(each, edition.today), marked.get(each.id)) for each in shown
    )
    groups = by_product(cards, lambda each: each.persona.product, edition)
    page = edition.page(
        "personas.md.j2",
        INDEX,
        edition.gettext("Personas"),
        cards=cards,
        groups=groups,
        filters=filters(
            status=(gettext_noop("Status"), labels_of((each.status for each in shown), edition.gettext)),
            product=(
                gettext_noop("Product"),
                {each.product: handbook.settings.product_name(each.product) for each in shown if each.product},
            ),
            tag=(gettext_noop("Tag"), labels_of(tag for each in shown for tag in each.tags)),
        ),
        broken=handbook.broken_of("persona"),
        broken_page_path=broken_page_path,
    )
    yield replace(page, contents=False)
    themes = themes_on_site(edition)
    for group in groups:
        for card in group.entries:
            yield replace(_page(edition, card.persona, themes), group=group.name)


def _rank(persona: Persona) -> tuple[int, int, str]:
    statuses = {"active": 0, "draft": 1, "retired": 3}
    roles = {"primary": 0, "secondary": 1, "anti": 2}
    rank = 2 if persona.is_anti and persona.status == "active" else statuses[persona.status]
    return (rank, roles.get(persona.role or "secondary", 1), persona.id)


def _page(edition: Edition, persona: Persona, themes: Mapping[str, str]) -> Page:
    handbook = edition.handbook
    evidence = handbook.evidence_of(persona)
    talk = newest(tuple(each for each in evidence if each.is_conversation))
    claims, said = shown_claims(persona, handbook), interview_answers(persona, edition)
    checked = checks_by_source(persona)
    own = mottos(persona, handbook, edition.today)
    findings = edition.findings_in(persona.path)
    page = edition.page(
        "persona.md.j2",
        page_of(persona.id, handbook),
        persona.name,
        made_from=persona.path,
        persona=persona,
        claims=claims,
        board=board(persona, claims, said, own, edition),
        sections=sections(persona, claims, said, handbook),
        represented=REPRESENTED,
        reader_questions=READER_QUESTIONS,
        quote_anchor=quote_anchor,
        to_go=_to_go(persona, edition),
        score=edition.score_of(persona),
        fresh=freshness(persona, edition.today),
        newest=talk,
        newest_is_old=talk is not None and months_after(talk.date.last_day, MONTHS_RECENT) < edition.today,
        newest_data=newest(tuple(each for each in evidence if each.is_data)),
        said=said,
        themes=themes,
        mottos=own,
        checks=tuple(checked.items()),
        checked=sum(map(len, checked.values())),
        small_curve=small_curve,
        feelings=feelings,
        feeling_in_words=feeling_in_words,
        journeys=tuple((each, course(each)) for each in handbook.journeys_of(persona)),
        replaces=tuple(each for each in handbook.personas if successor(handbook, each.id) == persona.id),
        variants=tuple(each for each in handbook.personas if each.variant_of == persona.id),
        findings=findings,
        errors=sum(each.level is Level.ERROR for each in findings),
        axes={axis.axis: axis for axis in handbook.settings.scales},
        questions=QUESTIONS,
        journey_kinds=JOURNEY_KINDS,
        verdicts=VERDICTS,
        severities=SEVERITIES,
        results=RESULTS,
        accepted_errors=sum(
            each.level is Level.ERROR for each in edition.accepted if each.location.path == persona.path
        ),
        work=WORK,
        aims=AIMS,
        decision=DECISION,
        finding_line=finding_line,
        with_code=edition.with_code,
        embed_code=embed_code,
        in_source=in_source,
    )
    return replace(page.widened(), short_title=persona.called)


def _to_go(persona: Persona, edition: Edition) -> int:
    """Return the number of interviews until an active persona is saturated; 0 if it has no themes."""
    found = saturation(persona, edition.handbook)
    return found.to_go if found.heard and persona.status != "retired" else 0
