"""Completes hand-written pages: links to the handbook, its state, and diagrams and maps of journeys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.model.consent.gate import withheld_on_pages
from persona_handbook.model.consent.passages import hidden_on_page
from persona_handbook.model.consent.withheld import HIDDEN
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.cross_references import (
    LINK,
    STATE,
    CrossReference,
    cross_references,
    linked,
)
from persona_handbook.site.address import page_path
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.home import state
from persona_handbook.site.pages.journeys import embedded
from persona_handbook.site.text import in_html


@dataclass(frozen=True, slots=True)
class Link:
    """The target of a reference, and its link text."""

    address: str
    words: str

    @property
    def html(self) -> Markup:
        """The link as HTML."""
        return Markup('<a href="{}">{}</a>').format(in_html(self.address), in_html(self.words))


@dataclass(frozen=True, slots=True)
class PageContext:
    """The page with references, by path in the documents folder; a generated page has no path of its own."""

    edition: Edition
    path: str
    generated: bool = False

    @property
    def frame(self) -> str | None:
        """The language of the labels if the page has to declare it."""
        return self.edition.templates.language.frame

    def link(self, reference: CrossReference) -> Link | None:
        """Return the link for a reference; None if it refers to nothing in the handbook."""
        found = _found(reference, self.edition.handbook)
        if found is None:
            return None
        page, anchor, name = found
        return Link(self.edition.templates.addresses.link(self.path, page, anchor), reference.words or name)

    def holds(self, reference: CrossReference) -> bool:
        """Return whether there is something to embed."""
        return reference.kind == STATE or reference.id in self.edition.handbook.journey_by_id

    def embedded(self, reference: CrossReference) -> str:
        """Return the HTML to embed for a reference."""
        if reference.kind == STATE:
            return state(self.edition, self.path)
        journey = self.edition.handbook.journey_by_id[reference.id]
        return embedded(self.edition, journey, self.path, as_map=reference.kind == "map")


def completed(edition: Edition, path: str, markdown: str) -> str:
    """Replace the references of a hand-written page, except in code, and hide words that may not be shown.

    Unknown references are left unchanged. This is for hosts with their own Markdown renderer. In MkDocs,
    `site/markdown/` does it.

    Args:
        edition: the data of the pages
        path: the path of the page in the documents folder
        markdown: its text
    """
    context = PageContext(edition, edition.templates.addresses.seen(path))
    markdown = shown_text(edition, markdown)
    for reference in reversed(cross_references(markdown)):
        shown = _shown(reference, context, markdown)
        if shown is not None:
            start, end = reference.span
            markdown = f"{markdown[:start]}{shown}{markdown[end:]}"
    return markdown


def shown_text(edition: Edition, text: str) -> str:
    """Return a text of a hand-written page without words of participants that may not be shown."""
    return hidden_on_page(text, withheld_on_pages(edition.handbook, edition.today))


def references_as_names(handbook: Handbook, text: str) -> str:
    """Replace references by names in a text that cannot contain links, such as a title."""

    def name(found: re.Match[str]) -> str:
        reference = linked(found)
        known = _found(reference, handbook)
        start = found.start("whole") - found.start()
        return found[0][:start] + (in_html(reference.words or known[2]) if known else found["whole"])

    return LINK.sub(name, text)


def _shown(reference: CrossReference, context: PageContext, markdown: str) -> str | None:
    if not reference.embeds:
        link = context.link(reference)
        return link.html if link else None
    if not context.holds(reference):
        return None
    shown = context.embedded(reference)
    is_within = markdown[: reference.span[0]].rpartition("\n")[2]
    # in a list or quote, each further line would need indentation
    return " ".join(line.strip() for line in shown.splitlines() if line.strip()) if is_within else shown


def _found(reference: CrossReference, handbook: Handbook) -> tuple[str, str, str] | None:
    """Return the page, anchor and name that a reference means, or None."""
    called = handbook.aliases.get(reference.id, reference.id)
    if reference.kind == "persona" and (persona := handbook.persona_by_id.get(reference.id)):
        return page_path("persona", persona.id), "", persona.name
    if reference.kind == "journey" and (journey := handbook.journey_by_id.get(reference.id)):
        return page_path("journey", journey.id), "", journey.title
    if reference.kind == "evidence" and (evidence := handbook.evidence_by_id.get(called)):
        return page_path("evidence", evidence.id), "", evidence.participant or evidence.title
    if reference.kind == "evidence" and reference.id in handbook.aliases:
        return "evidence/index.md", "", HIDDEN
    persona_id, _, claim_id = reference.id.partition("/")
    persona = handbook.persona_by_id.get(persona_id) if reference.kind == "claim" else None
    claim = persona.claim(claim_id) if persona else None
    return (page_path("persona", persona_id), f"claim-{claim_id}", claim.text) if claim else None
