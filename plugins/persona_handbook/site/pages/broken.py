"""Pages for files that cannot be read: what is wrong, and where to fix it."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.model.handbook import BrokenFile, Handbook
from persona_handbook.site.address import FOLDERS, page_path
from persona_handbook.site.code import finding_line
from persona_handbook.site.edition import Edition
from persona_handbook.site.page import Page


def broken_pages(edition: Edition) -> Iterator[Page]:
    """Render a page for every unreadable file whose name can be an ID.

    Of several files with the same ID, the first one gets the page.
    """
    made = set()
    for broken in edition.handbook.broken:
        path = broken_page_path(broken, edition.handbook)
        if path and path not in made:
            made.add(path)
            yield edition.page(
                "broken.md.j2",
                path,
                broken.id,
                made_from=broken.path,
                broken=broken,
                folder=FOLDERS[broken.kind],
                finding_line=finding_line,
                with_code=edition.with_code,
            )


def broken_page_path(broken: BrokenFile, handbook: Handbook) -> str | None:
    """Return the path of the page of a broken file, or None if it has none.

    A valid file with the same ID takes precedence.
    """
    taken = any(file.id == broken.id for file in handbook.files(broken.kind))
    nameless = any(finding.rule == "file-name" for finding in broken.findings)
    return None if taken or nameless else page_path(broken.kind, broken.id)
