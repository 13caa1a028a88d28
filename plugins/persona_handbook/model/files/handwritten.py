"""Hand-written pages: what they refer to in the handbook."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.finding import Location
from persona_handbook.reading.markdown.cross_references import CrossReference, cross_references
from persona_handbook.reading.yaml.source import Source
from persona_handbook.settings.settings import Settings


@dataclass(frozen=True)
class WrittenPage:
    """A page of the documentation folder, and its cross-references."""

    source: Source
    references: tuple[CrossReference, ...]

    def location(self, reference: CrossReference) -> Location:
        """Give where a reference stands."""
        return self.source.location(*reference.span)


def written_pages(settings: Settings) -> tuple[WrittenPage, ...]:
    """Read the hand-written pages that refer to something; one that cannot be read is the host's to complain of."""
    return tuple(page for page in _read(settings) if page.references)


def _read(settings: Settings) -> Iterator[WrittenPage]:
    for file in sorted((settings.root / settings.docs).rglob("*.md"), key=lambda each: each.as_posix()):
        if file.is_file():
            text = file.read_bytes().decode("utf-8-sig", "replace")
            yield WrittenPage(
                Source(Path(os.path.relpath(file, settings.root)).as_posix(), text), cross_references(text)
            )
