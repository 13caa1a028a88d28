"""Hand-written pages, completed: the state of the handbook, links to what it holds, diagrams and maps of journeys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.withheld import HIDDEN
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
    """Where a reference leads, and the words that it shows."""

    address: str
    words: str

    @property
    def html(self) -> Markup:
        """The link as HTML."""
        return Markup('<a href="{}">{}</a>').format(in_html(self.address), in_html(self.words))


@dataclass(frozen=True, slots=True)
class PageContext:
    """The page on which references stand, as the handbook's section sees it; a generated one has none of its own."""

    edition: Edition
    path: str
    generated: bool = False

    def link(self, reference: CrossReference) -> Link | None:
        """Give what stands in the place of a reference; None where it leads to nothing of the handbook."""
        found = _found(reference, self.edition.handbook)
        if found is None:
            return None
        page, anchor, name = found
        return Link(self.edition.templates.addresses.link(self.path, page, anchor), reference.words or name)

    def holds(self, reference: CrossReference) -> bool:
        """Tell whether there is something to embed."""
        return reference.kind == STATE or reference.id in self.edition.handbook.journey_by_id

    def embedded(self, reference: CrossReference) -> str:
        """Give what is embedded in the place of a reference."""
        if reference.kind == STATE:
            return state(self.edition, self.path)
        journey = self.edition.handbook.journey_by_id[reference.id]
        return embedded(self.edition, journey, self.path, as_map=reference.kind == "map")


def completed(edition: Edition, path: str, markdown: str) -> str:
    """Put what a hand-written page asks for in its place; what stands in code is left alone, as is what is not found.

    This is for hosts that make HTML of Markdown in a way of their own. In MkDocs `site/markdown/` does it.

    Args:
        edition: the handbook as it stands on a day
        path: of the page, under the site's documents
        markdown: its text
    """
    context = PageContext(edition, edition.templates.addresses.seen(path))
    for reference in reversed(cross_references(markdown)):
        shown = _shown(reference, context, markdown)
        if shown is not None:
            start, end = reference.span
            markdown = f"{markdown[:start]}{shown}{markdown[end:]}"
    return markdown


def references_as_names(handbook: Handbook, text: str) -> str:
    """Put names in the place of the references of a text that cannot hold links, such as a title."""

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
    # within a list or a quote, every further line would need its own indentation
    return " ".join(line.strip() for line in shown.splitlines() if line.strip()) if is_within else shown


def _found(reference: CrossReference, handbook: Handbook) -> tuple[str, str, str] | None:
    """Give the page, the part of it and the name of what a reference means, or None where there is no such thing."""
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
