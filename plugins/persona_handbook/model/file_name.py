"""File names that are ids."""

from __future__ import annotations

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.reading.document import Document
from persona_handbook.reading.slug import SLUG, slug

TAKEN_BY_THE_SITE = frozenset({"index", "compare", "readme"})
PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
TAKEN_BY_WINDOWS = PORTS | {"con", "prn", "aux", "nul"}


def file_name_findings(document: Document, stem: str) -> list[Finding]:
    """Find out whether a file's name (without its ending) can be an id and the address of a page."""
    if not SLUG.fullmatch(stem):
        wrong = f"The file's name `{stem}` cannot be used as an id."
        way_out = f"Rename it to `{slug(stem) or 'a-short-name'}.yaml`: lower-case letters, digits, single hyphens."
    elif stem in TAKEN_BY_THE_SITE | TAKEN_BY_WINDOWS:
        wrong = f"The file's name `{stem}` is already taken, by a page of the site or by Windows."
        way_out = "Give the file another name, for example with one more word."
    else:
        return []
    top = Location(document.path, 1, 1, 1, 1)
    return [Finding(location=top, level=Level.ERROR, rule="file-name", message=wrong, help=way_out)]
