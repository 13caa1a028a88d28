"""Searches files and folders for citations of the handbook."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.finding import Finding, Level
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.usage.citation import Citation
from persona_handbook.model.usage.citing import Citing
from persona_handbook.reading.markdown.literal_spans import literal_spans
from persona_handbook.reading.opening import NotOpenedError, read_file
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.settings.settings import Settings

SETTING = "usage"
LARGEST = 2_000_000
BUILT = frozenset({"site", "venv", "build", "dist", "target"})
REPOSITORY = ".git"


@dataclass(frozen=True, slots=True)
class Usage:
    """The citations in some files, and the number of files that were searched."""

    citations: tuple[Citation, ...]
    files: int


def usage_in(handbook: Handbook, places: Iterable[Path], changed: Container[Path] | None = None) -> Usage:
    """Search files and folders; the handbook's own files, hidden and built folders, and binary files do not count.

    Args:
        handbook: the handbook
        places: the files and folders
        changed: the files to search, if not all of them
    """
    settings, citing = handbook.settings, Citing(handbook)
    files = (file for file in _files(settings, places) if changed is None or file in changed)
    texts = dict(sorted({file: text for file in files if (text := _text(file)) is not None}.items()))
    found = [each for file, text in texts.items() for each in _citations(citing, path_from(settings.root, file), text)]
    return Usage(tuple(found), len(texts))


def configured_places(settings: Settings) -> tuple[Path, ...]:
    """Return the existing files and folders of the setting `usage` that are in the repository of the handbook."""
    return tuple(place for path in settings.usage if (place := _place(settings, path)) is not None)


def usage_findings(settings: Settings) -> Iterator[Finding]:
    """Yield findings for paths of the setting `usage` that are not there, or not in the repository."""
    for index, path in enumerate(settings.usage):
        if _place(settings, path) is None:
            place = settings.document.value_at((*settings.pointer, SETTING, index))
            wrong = f"The path `{path}` of the setting `usage` does not exist in this repository."
            yield Finding(place, Level.WARNING, "wrong-value", wrong, "Use a path relative to mkdocs.yml.")


def _place(settings: Settings, path: str) -> Path | None:
    place = Path(os.path.realpath(settings.root / path))
    root = Path(os.path.realpath(settings.root))
    repository = next((each for each in (root, *root.parents) if (each / REPOSITORY).exists()), root)
    return place if place.exists() and place.is_relative_to(repository) else None


def _citations(citing: Citing, path: str, text: str) -> Iterator[Citation]:
    source, examples = Source(path, text), literal_spans(text) if path.endswith(".md") else None
    for at, kind, identity, is_found in citing.citations(text):
        if is_found or not (examples and examples.holds(at)):
            yield Citation(source.location(at, at), kind, identity, is_found)


def _files(settings: Settings, places: Iterable[Path]) -> Iterator[Path]:
    own = [(settings.root / settings.folder(kind)).resolve() for kind in ("persona", "evidence", "journey")]
    for place in places:
        top = place.resolve()
        if top.is_file():
            yield top
        for each in files_below(top, (top,)):
            if isinstance(each, NotRead) or each.name.startswith("."):
                continue
            is_built = any(part in BUILT for part in each.relative_to(top).parts[:-1])
            if not is_built and not any(each.is_relative_to(folder) for folder in own):
                yield each


def _text(file: Path) -> str | None:
    """Return the text of a file; None if it is binary, too large or cannot be read."""
    try:
        content = read_file(file, (file.parent,), LARGEST)
    except (NotOpenedError, OSError):
        return None
    return None if b"\0" in content else content.decode("utf-8", "replace").removeprefix("\ufeff")
