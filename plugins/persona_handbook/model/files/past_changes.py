"""The handbook before and after each of its newest commits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from persona_handbook.model.files.folders import folders_of, read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.git.command import GitError
from persona_handbook.reading.git.history import Revision
from persona_handbook.reading.git.revisions import commits_of, folder_at
from persona_handbook.settings.settings import Settings, read_settings_in

MOST = 20


@dataclass(frozen=True)
class PastChange:
    """A commit that changed the handbook's files, and the handbook before and after it."""

    change: Revision
    before: Handbook
    after: Handbook


def past_of(settings: Settings) -> tuple[PastChange, ...]:
    """Read the handbook before and after each of its newest commits, newest first.

    Empty if the settings disable the history, or if Git does not have all of it.
    """
    if not settings.history:
        return ()
    try:
        return tuple(
            PastChange(change, *(_handbook_at(settings.root, settings.file, each) for each in (parent, change.commit)))
            for change, parent in commits_of(settings.root, folders_of(settings), MOST)
        )
    except GitError:
        return ()


@lru_cache(maxsize=2 * MOST)
def _handbook_at(root: Path, file: Path | None, commit: str) -> Handbook:
    with folder_at(root, commit) as folder:
        return read_handbook(replace(read_settings_in(folder, root, file), history=False))
