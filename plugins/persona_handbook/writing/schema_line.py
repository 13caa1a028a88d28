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
    root = handbook.settings.root
    for kind in ("persona", "evidence", "journey"):
        if not (root / _schema(kind)).is_file():
            continue
        for file in handbook.files(kind):
            if MARK not in file.place.document.source.line(0):
                top = Location(file.path, 1, 1, 1, 1)
                yield Replacement(top, f"# {MARK} $schema={_link(kind, file.path)}\n")


def _schema(kind: str) -> Path:
    return Path("schemas") / f"{kind}.schema.json"


def _link(kind: str, path: str) -> str:
    return posixpath.relpath(_schema(kind).as_posix(), posixpath.dirname(path))
