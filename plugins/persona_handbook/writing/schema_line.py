"""The first line of a file, with which editors find its schema."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from persona_handbook.finding import Location, Replacement
from persona_handbook.model.handbook import Handbook

MARK = "yaml-language-server:"


def missing_schema_lines(handbook: Handbook) -> Iterator[Replacement]:
    """Yield an edit that adds the line to every valid file without one, if the handbook contains the schemas."""
    for kind in ("persona", "evidence", "journey"):
        for file in handbook.files(kind):
            link = schema_link(handbook.settings.root, kind, file.path)
            if link and MARK not in file.place.document.source.line(0):
                yield Replacement(Location(file.path, 1, 1, 1, 1), f"# {MARK} $schema={link}\n")


def schema_link(root: Path, kind: str, path: str) -> str | None:
    """Return the path of a kind's schema relative to a file, or None if the handbook does not contain it."""
    schema = Path("schemas") / f"{kind}.schema.json"
    return posixpath.relpath(schema.as_posix(), posixpath.dirname(path)) if (root / schema).is_file() else None
