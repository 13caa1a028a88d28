"""Which files are the handbook's own sources: they hold quotes with consent and without, and no site publishes them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from persona_handbook.model.files.folders import folders_of
from persona_handbook.reading.opening import beginning_of
from persona_handbook.settings.settings import Settings

# a copy that an editor keeps beside the file, such as a.yaml~ or a.yaml.bak, says the same
YAML = re.compile(r"\.ya?ml(?:$|[.~])", re.IGNORECASE)
TABLES = (".csv", ".txt")
KEYS = (b"name,pseudonym", b"name;pseudonym")
BASELINE = ".personas-baseline.json"


class Sources:
    """Tells the handbook's sources from what a site may publish, such as pictures beside them."""

    def __init__(self, settings: Settings) -> None:
        """Look up once where the sources are."""
        self._docs = settings.root / settings.docs
        self._folders = [Path(os.path.realpath(settings.root / each)) for each in folders_of(settings)]
        own = settings.templates
        self._templates = [Path(os.path.realpath(settings.root / own))] if own else []
        self._files = {Path(os.path.realpath(each)) for each in settings.files}

    def include(self, path: str, file: Path | None = None) -> bool:
        """Tell whether a file of the site is a source.

        Args:
            path: of the file under the site's documents
            file: the file itself, where it may be another one, such as a copy that a plugin made
        """
        return any(self._is_source(each) for each in (self._docs / path, *([file] if file else ())))

    def _is_source(self, file: Path) -> bool:
        return any(self._is_at(place) for place in _places(file))

    def _is_at(self, place: Path) -> bool:
        in_folder = any(place.is_relative_to(each) for each in self._folders)
        return (
            place in self._files
            or place.name == BASELINE
            or _is_key(place)
            or any(place.is_relative_to(each) for each in self._templates)
            or (in_folder and YAML.search(place.name) is not None)
        )


def _places(file: Path) -> Iterator[Path]:
    """Give where a file is, and where it leads to: one of several links may lie in the handbook."""
    yield Path(os.path.realpath(file.parent)) / file.name
    yield Path(os.path.realpath(file))


def _is_key(file: Path) -> bool:
    """Tell whether a file says which pseudonym is whose."""
    is_table = file.suffix.lower() in TABLES
    return is_table and beginning_of(file, len(KEYS[0]) + 3).removeprefix(b"\xef\xbb\xbf").startswith(KEYS)
