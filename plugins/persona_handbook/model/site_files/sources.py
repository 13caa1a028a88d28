"""Identifies the handbook's source files, which contain confidential quotes and must not be published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from persona_handbook.model.files.checkouts import checkouts_of
from persona_handbook.model.files.folders import folders_of
from persona_handbook.reading.opening import beginning_of
from persona_handbook.settings.settings import Settings

# backup copies of editors, such as a.yaml~ or a.yaml.bak, have the same content
YAML = re.compile(r"\.ya?ml(?:$|[.~])", re.IGNORECASE)
TABLES = (".csv", ".txt")
KEYS = (b"name,pseudonym", b"name;pseudonym")
BASELINE = ".personas-baseline.json"


class Sources:
    """Distinguishes the handbook's sources from files that a site may publish, such as pictures."""

    def __init__(self, settings: Settings) -> None:
        """Locate the sources."""
        self._docs = settings.root / settings.docs
        self._folders = [
            Path(os.path.realpath(checkout.settings.root / each))
            for checkout in checkouts_of(settings)
            for each in folders_of(checkout.settings)
        ]
        own = settings.templates
        self._templates = [Path(os.path.realpath(settings.root / own))] if own else []
        self._files = {Path(os.path.realpath(each)) for each in settings.files}

    def include(self, path: str, file: Path | None = None) -> bool:
        """Return whether a file of the site is a source.

        Args:
            path: the path of the file in the documents folder
            file: the file itself, if it may be different, such as a copy made by a plugin
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
    """Yield the path of a file, and its target if it is a link."""
    yield Path(os.path.realpath(file.parent)) / file.name
    yield Path(os.path.realpath(file))


def _is_key(file: Path) -> bool:
    """Return whether a file maps pseudonyms to names."""
    is_table = file.suffix.lower() in TABLES
    return is_table and beginning_of(file, len(KEYS[0]) + 3).removeprefix(b"\xef\xbb\xbf").startswith(KEYS)
