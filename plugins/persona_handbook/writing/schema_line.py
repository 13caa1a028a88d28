"""The first line of a file, by which editors complete and check it while one types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from persona_handbook.finding import Location, Replacement
from persona_handbook.model.handbook import Handbook

MARK = "yaml-language-server:"


def missing_schema_lines(handbook: Handbook) -> Iterator[Replacement]:
    """Offer the line to every whole file that has none, where the handbook holds the schemas."""
    for kind in ("persona", "evidence", "journey"):
        for file in handbook.files(kind):
            link = schema_link(handbook.settings.root, kind, file.path)
            if link and MARK not in file.place.document.source.line(0):
                yield Replacement(Location(file.path, 1, 1, 1, 1), f"# {MARK} $schema={link}\n")


def schema_link(root: Path, kind: str, path: str) -> str | None:
    """Give the schema of a kind of file as seen from a file, or None where the handbook does not hold it."""
    schema = Path("schemas") / f"{kind}.schema.json"
    return posixpath.relpath(schema.as_posix(), posixpath.dirname(path)) if (root / schema).is_file() else None
