"""MkDocs integration: warnings about unresolved references on a finished page, with the line if it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File

from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.cross_references import STATE
from persona_handbook.reading.opening import read_given
from persona_handbook.site.markdown.leftovers import Leftover, leftovers

WAY_OUT = (
    "Check the kind and the ID, and put `:::` on a separate line. In a note or a tab, list its extension "
    "(`admonition`, `pymdownx.details`, `pymdownx.tabbed`). To show the text itself, use backticks or a backslash."
)


def warning(html: str, file: File, handbook: Handbook, of_others: Iterable[Leftover]) -> str | None:
    """Describe the unresolved references on a page, except those that the check reports with their line.

    Args:
        html: the whole page
        file: its source file
        handbook: the handbook that the references are about
        of_others: unresolved references in the titles of other pages, which a navigation repeats
    """
    told = {(each.kind, each.id) for page in handbook.written for each in page.references}
    left = [each for each in leftovers(html) if not (_is_unknown(each, handbook) and (each.kind, each.id) in told)]
    left = [each for each in left if each not in set(of_others)]
    if not left:
        return None
    said = ", ".join(f"`{each.text}`{_place(each, file, handbook)}" for each in left)
    return f"The page {_shown(file, handbook)} shows {said} as text instead of resolving it. {WAY_OUT}"


def _is_unknown(left: Leftover, handbook: Handbook) -> bool:
    """Return whether an unresolved reference names nothing in the handbook."""
    persona_id, _, claim_id = left.id.partition("/")
    persona = handbook.persona_by_id.get(persona_id)
    known = {
        "persona": left.id in handbook.persona_by_id,
        "evidence": left.id in handbook.evidence_by_id,
        "journey": left.id in handbook.journey_by_id,
        "map": left.id in handbook.journey_by_id,
        "claim": persona is not None and persona.claim(claim_id) is not None,
        STATE: True,
    }
    return not known.get(left.kind, False)


def _place(left: Leftover, file: File, handbook: Handbook) -> str:
    """Return the line of a text: in the page's source, or in a file that pages include."""
    for shown, text in _sources(file, handbook):
        at = text.find(left.text)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            return f" (line {line})" if shown is None else f" ({shown}, line {line})"
    return ""


def _sources(file: File, handbook: Handbook) -> Iterator[tuple[str | None, str]]:
    source = Path(file.abs_src_path) if file.abs_src_path else None
    if source and source.is_file():
        yield None, read_given(source).decode("utf-8-sig", "replace")
    for page in handbook.written:
        if page.included:
            yield page.source.path, page.source.text


def _shown(file: File, handbook: Handbook) -> str:
    root = handbook.settings.root
    source = Path(file.abs_src_path) if file.abs_src_path else None
    is_own = source is not None and source.resolve().is_relative_to(root)
    return source.resolve().relative_to(root).as_posix() if source and is_own else file.src_uri
