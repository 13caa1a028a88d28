"""Unsaved editor content, which is read instead of the file on disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[Path, bytes] = MappingProxyType({})
_LAID_OVER: ContextVar[Mapping[Path, bytes]] = ContextVar("laid_over", default=NOTHING)


@contextmanager
def reading_unsaved(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Make reading return other contents than those on disk, in this thread or task.

    Args:
        contents: the content of each file by its resolved path; the file need not exist yet
    """
    token = _LAID_OVER.set(contents)
    try:
        yield
    finally:
        _LAID_OVER.reset(token)


def unsaved(file: Path) -> bytes | None:
    """Return the unsaved content of a file, or None if there is none."""
    contents = _LAID_OVER.get()
    return contents.get(Path(os.path.realpath(file))) if contents else None


def not_yet_there(folder: Path) -> list[Path]:
    """Return the files below a folder that have unsaved content but do not exist on disk, sorted by path."""
    contents = _LAID_OVER.get()
    top = Path(os.path.realpath(folder)) if contents else folder
    below = (file for file in contents if file.is_relative_to(top) and file.parent.is_dir())
    return [folder.joinpath(*file.relative_to(top).parts) for file in sorted(below) if not os.path.lexists(file)]
