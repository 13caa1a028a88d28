"""Hand-written pages, completed: the state of the handbook, links to what it holds, diagrams and maps of journeys."""

from __future__ import annotations

import re

from markupsafe import Markup

from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.cross_references import CrossReference, cross_references
from persona_handbook.site.edition import Edition
from persona_handbook.site.pages.home import state
from persona_handbook.site.pages.journeys import embedded
from persona_handbook.site.text import in_html

STATE = re.compile(r"::: handbook\s*")
FENCE = re.compile(r"\s*(```|~~~)")


def completed(edition: Edition, path: str, markdown: str) -> str:
    """Put what a hand-written page asks for in its place; what stands in code is left alone, as is what is not found.

    Args:
        edition: the handbook as it stands on a day
        path: of the page, under the site's documents
        markdown: its text
    """
    return _with_state(edition, path, _with_references(edition, path, markdown))


def _with_references(edition: Edition, path: str, markdown: str) -> str:
    for reference in reversed(cross_references(markdown)):
        shown = _shown(reference, edition, path)
        if shown is not None:
            start, end = reference.span
            markdown = f"{markdown[:start]}{shown}{markdown[end:]}"
    return markdown


def _shown(reference: CrossReference, edition: Edition, path: str) -> str | None:
    if reference.embeds:
        journey = edition.handbook.journey_by_id.get(reference.id)
        return embedded(edition, journey, path, as_map=reference.kind == "map") if journey else None
    found = _found(reference, edition.handbook)
    if found is None:
        return None
    page, anchor, name = found
    address = edition.templates.addresses.link(path, page, anchor)
    return Markup('<a href="{}">{}</a>').format(in_html(address), in_html(reference.words or name))


def _found(reference: CrossReference, handbook: Handbook) -> tuple[str, str, str] | None:
    """Give the page, the part of it and the name of what a reference means, or None where there is no such thing."""
    if reference.kind == "persona" and (persona := handbook.persona_by_id.get(reference.id)):
        return f"personas/{persona.id}.md", "", persona.name
    if reference.kind == "journey" and (journey := handbook.journey_by_id.get(reference.id)):
        return f"journeys/{journey.id}.md", "", journey.title
    if reference.kind == "evidence" and (evidence := handbook.evidence_by_id.get(reference.id)):
        return f"evidence/{evidence.id}.md", "", evidence.participant or evidence.title
    persona_id, _, claim_id = reference.id.partition("/")
    persona = handbook.persona_by_id.get(persona_id) if reference.kind == "claim" else None
    claim = persona.claim(claim_id) if persona else None
    return (f"personas/{persona_id}.md", f"claim-{claim_id}", claim.text) if claim else None


def _with_state(edition: Edition, path: str, markdown: str) -> str:
    if "::: handbook" not in markdown:
        return markdown
    lines: list[str] = []
    in_code = False
    for line in markdown.splitlines():
        in_code ^= bool(FENCE.match(line))
        lines.append(state(edition, path) if STATE.fullmatch(line) and not in_code else line)
    return "\n".join(lines) + "\n"
