"""Evidence pages: the register with recurring themes, and a page for each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from persona_handbook.insight.counting import counting, distinct_people
from persona_handbook.insight.research.patterns import Theme
from persona_handbook.insight.research.reporting import RECRUITED
from persona_handbook.message import Phrases, gettext_noop
from persona_handbook.model.consent.gate import Gate, gate, shown_answer, shown_quotes
from persona_handbook.model.evidence import QUESTIONS, Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.site.address import page_path
from persona_handbook.site.code import finding_line
from persona_handbook.site.edition import Edition
from persona_handbook.site.evidence_uses import citing_files
from persona_handbook.site.many.filters import Filter, filters, labels_of
from persona_handbook.site.many.products import WITHOUT_A_PRODUCT, names_of_products, products_of_file
from persona_handbook.site.many.sheet_pages import sheet_pages
from persona_handbook.site.many.sheets import Sheets, sheets
from persona_handbook.site.many.themes import theme_sheets, themes_on_site
from persona_handbook.site.page import Page
from persona_handbook.site.pages.broken import broken_page_path

INDEX = "evidence/index.md"
UNRECORDED, REFUSED = "unrecorded", "refused"
QUOTING: Phrases = {
    "public": "May be quoted in public",
    "internal": "May be quoted inside the organization only",
    UNRECORDED: "Do not quote: no consent is recorded",
    REFUSED: "Do not quote: the consent does not cover it",
}
MOST_ROWS, MOST_THEMES = 120, 12
CitedEvidence = tuple[Evidence, tuple[Persona, ...]]
RECORDED: Phrases = {
    "audio": "an audio recording",
    "transcript": "a transcript",
    "notes": "notes taken during the conversation",
    "memory": "memory",
}


def evidence_pages(edition: Edition) -> Iterator[Page]:
    """Render the page of every evidence item, and the register.

    Of several items with the same ID, the first one gets the page.
    """
    handbook = edition.handbook
    shown = tuple(each for each in handbook.evidence if handbook.evidence_by_id[each.id] is each)
    yield from _register(edition, shown)
    themes = themes_on_site(edition)
    for evidence in shown:
        yield _page(edition, evidence, themes)


def _register(edition: Edition, shown: tuple[Evidence, ...]) -> Iterator[Page]:
    handbook = edition.handbook
    all_themes = theme_sheets(edition)
    most = MOST_THEMES if all_themes.is_split else None
    counted = handbook.once(counting)
    counting_ones = tuple(each for each in shown if counted.counts(each))
    conversations = tuple(each for each in counting_ones if each.is_conversation)
    newest_first = sorted(sorted(shown, key=lambda each: each.id), key=lambda each: each.date.last_day, reverse=True)
    listed = tuple((each, _personas_citing(each, handbook)) for each in newest_first)
    split = _split(listed, edition)
    title = edition.gettext("Evidence")
    yield edition.page(
        "evidence.md.j2",
        INDEX,
        title,
        split=split,
        conversations=conversations,
        people=distinct_people(conversations, handbook),
        counting=counted,
        data=tuple(each for each in counting_ones if each.is_data),
        supplements=tuple(each for each in counting_ones if not each.is_data and not each.is_conversation),
        all_themes=all_themes,
        themes={question: found[:most] for question, found in _by_question(all_themes).items()},
        questions=QUESTIONS,
        filters=_filters(split.first, edition),
        broken=handbook.broken_of("evidence"),
        broken_page_path=broken_page_path,
    )
    themes_title = edition.gettext("Recurring themes")
    yield from sheet_pages(edition, "theme_sheet.md.j2", themes_title, all_themes, lambda _: {})
    yield from sheet_pages(
        edition,
        "evidence_sheet.md.j2",
        title,
        split,
        lambda sheet: {"filters": _filters(sheet.entries, edition), "counting": counted},
    )


def _by_question(themes: Sheets[Theme]) -> dict[str, list[Theme]]:
    found: dict[str, list[Theme]] = {}
    for each in themes.every:
        found.setdefault(each.question, []).append(each)
    return found


def _split(listed: Sequence[CitedEvidence], edition: Edition) -> Sheets[CitedEvidence]:
    """Split the register by product, or by year if there is only one product."""
    of = {each.id: products_of_file(each, edition) for each, _ in listed}
    groups = names_of_products(
        {None if id_ == WITHOUT_A_PRODUCT else id_ for ids in of.values() for id_ in ids}, edition
    )
    if len(groups) > 1:
        return sheets(listed, groups, lambda entry: of[entry[0].id], INDEX, MOST_ROWS)
    years = {each.date.text[:4]: each.date.text[:4] for each, _ in listed}
    return sheets(listed, years, lambda entry: (entry[0].date.text[:4],), INDEX, MOST_ROWS)


def _filters(listed: Sequence[CitedEvidence], edition: Edition) -> dict[str, Filter]:
    personas = {persona.id: persona.name for _, citing in listed for persona in citing}
    years = sorted({each.date.text[:4] for each, _ in listed}, reverse=True)
    return filters(
        kind=(gettext_noop("Kind"), labels_of((each.kind for each, _ in listed), edition.gettext)),
        persona=(gettext_noop("Persona"), personas),
        year=(gettext_noop("Year"), {year: year for year in years}),
    )


def _personas_citing(evidence: Evidence, handbook: Handbook) -> tuple[Persona, ...]:
    """Return the personas that cite an evidence item, each once; reviews do not count."""
    mentions = handbook.mentions_of("evidence", evidence.id)
    citing = {each.file.path: each.file for each in mentions if each.field != "reviews"}
    return tuple(file for file in citing.values() if isinstance(file, Persona))


def quoting(evidence: Evidence, opened: Gate) -> str | None:
    """Return how the words of a participant may be used; None for evidence that is not a conversation."""
    if not evidence.is_conversation:
        return None
    if evidence.consent is None:
        return UNRECORDED
    return evidence.consent.scope if opened.shows_words(evidence) else REFUSED


def _page(edition: Edition, evidence: Evidence, themes: Mapping[str, str]) -> Page:
    handbook, today = edition.handbook, edition.today
    opened = gate(handbook, today)
    return edition.page(
        "evidence_item.md.j2",
        page_path("evidence", evidence.id),
        evidence.called,
        made_from=evidence.path,
        evidence=evidence,
        answers=evidence.answers.written() if evidence.answers else {},
        questions=QUESTIONS,
        themes=themes,
        recorded=RECORDED,
        recruited=RECRUITED,
        axes={axis.axis: axis for axis in edition.handbook.settings.scales},
        grouped=tuple(each for each in edition.handbook.evidence if evidence.is_study and each.study == evidence.id),
        is_shown=opened.shows(evidence),
        quoting=quoting(evidence, opened),
        quoting_phrases=QUOTING,
        public=opened.public,
        quotes=shown_quotes(evidence, handbook, today),
        in_words={question: shown_answer(evidence, question, handbook, today) for question in QUESTIONS},
        citing=citing_files(evidence, edition.handbook),
        findings=edition.findings_in(evidence.path),
        finding_line=finding_line,
        with_code=edition.with_code,
    )
