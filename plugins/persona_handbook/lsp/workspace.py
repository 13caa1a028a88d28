"""Finds the handbook of each file; a workspace can contain several, and most of its files belong to none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from persona_handbook.lsp.watched import Unsaved, Watched
from persona_handbook.model.files.checked_files import checked_files, is_handbook
from persona_handbook.reading.unsaved import reading_unsaved
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder, handbooks_below
from persona_handbook.settings.settings import read_settings


class Workspace:
    """The handbooks with open files, by folder."""

    def __init__(self, config: Path | None = None) -> None:
        """Start without handbooks, or with that of a configuration file."""
        self._folders: tuple[Path, ...] = ()
        named = Path(os.path.realpath(config)) if config else None
        self._watched = {named.parent: Watched(named.parent, named)} if named else {}
        self._of: dict[Path, Watched | None] = {}

    @property
    def handbooks(self) -> tuple[Watched, ...]:
        """The handbooks that are watched."""
        return tuple(self._watched.values())

    def take_in(self, folders: Iterable[Path]) -> None:
        """Add the folders of the editor; a handbook in them may have its pages elsewhere."""
        self._folders = tuple(folders)
        self.forget()

    def forget(self) -> None:
        """Forget which handbook each file belongs to, because files on disk may have changed."""
        self._of.clear()
        for each in self.handbooks:
            each.outdate()

    def handbook_of(self, file: Path, typed: Unsaved) -> Watched | None:
        """Return the handbook that reads a file; None for other files."""
        real = Path(os.path.realpath(file))
        if real not in self._of:
            with reading_unsaved(typed):
                self._of[real] = self._found(real)
        return self._of[real]

    def _found(self, file: Path) -> Watched | None:
        seen: set[Path] = set()
        for root in self._candidates(file):
            handbook = self._watched.get(root) or Watched(root)
            if root not in seen and _reads(handbook, file):
                return self._watched.setdefault(root, handbook)
            seen.add(root)
        return None

    def _candidates(self, file: Path) -> Iterator[Path]:
        with suppress(NoHandbookError, OSError):
            yield handbook_folder(file, below=False)
        yield from tuple(self._watched)
        for folder in self._folders:
            yield from handbooks_below(folder)


def _reads(handbook: Watched, file: Path) -> bool:
    try:
        settings = read_settings(handbook.root, handbook.config)
        return is_handbook(settings) and file in checked_files(settings)
    except OSError:
        return False
