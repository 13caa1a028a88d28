"""Folders that the settings name and that do not exist."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from persona_handbook.reading.phrasing import nearest
from persona_handbook.settings.settings import Settings

SETTINGS = {"persona": "personas", "evidence": "evidence", "journey": "journeys"}
DEEPEST = 4
NOT_OURS = frozenset({"site", "node_modules", "venv", "build", "dist"})


def missing_folders(settings: Settings) -> Mapping[str, str | None]:
    """Find the kinds of file whose folder is configured and does not exist; a default folder may be absent.

    Returns:
        the kinds (persona, evidence, journey), each with the folder that may have been meant, or None
    """
    missing = [
        kind
        for kind, setting in SETTINGS.items()
        if settings.place(setting) and not (settings.root / settings.folder(kind)).is_dir()
    ]
    there = list(_folders(settings.root)) if missing else []
    return {kind: nearest(settings.folder(kind), there) for kind in missing}


def _folders(root: Path) -> Iterator[str]:
    for folder, below, _files in os.walk(root):
        inside = Path(folder).relative_to(root)
        below[:] = sorted(each for each in below if not each.startswith(".") and each not in NOT_OURS)
        if len(inside.parts) >= DEEPEST:
            below.clear()
        if inside.parts:
            yield inside.as_posix()
