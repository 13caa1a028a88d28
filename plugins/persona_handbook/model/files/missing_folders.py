"""Configured folders that do not exist."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.reading.phrasing import nearest
from persona_handbook.settings.settings import Settings

SETTINGS = {"persona": "personas", "evidence": "evidence", "journey": "journeys", "templates": "templates"}
DEEPEST = 4
NOT_OURS = frozenset({"site", "node_modules", "venv", "build", "dist"})


@dataclass(frozen=True, slots=True)
class MissingFolder:
    """A folder that does not exist: the similar one that was probably meant, and whether it is a file."""

    meant: str | None
    is_file: bool = False


def missing_folders(settings: Settings) -> Mapping[str, MissingFolder]:
    """Find the kinds of file whose configured folder does not exist; default folders are optional.

    Returns:
        each kind (persona, evidence, journey or templates) with details about its folder
    """
    missing = [
        kind
        for kind, setting in SETTINGS.items()
        if settings.place(setting) and not (settings.root / settings.folder(kind)).is_dir()
    ]
    there = list(_folders(settings.root)) if missing else []
    return {kind: _missing(settings, settings.folder(kind), there) for kind in missing}


def _missing(settings: Settings, folder: str, there: list[str]) -> MissingFolder:
    around = Path(folder).parent.as_posix()
    if (settings.root / folder).is_file():
        return MissingFolder(around if around in there else None, is_file=True)
    return MissingFolder(nearest(folder, there))


def _folders(root: Path) -> Iterator[str]:
    for folder, below, _files in os.walk(root):
        inside = Path(folder).relative_to(root)
        below[:] = sorted(each for each in below if not each.startswith(".") and each not in NOT_OURS)
        if len(inside.parts) >= DEEPEST:
            below.clear()
        if inside.parts:
            yield inside.as_posix()
