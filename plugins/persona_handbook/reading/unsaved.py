"""What somebody has typed and not saved yet: for a time it is read in the place of what lies on the disk."""

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
def laid_over(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Let reading find other contents than those on the disk, in this thread or task.

    Args:
        contents: what each file says, by its path with all links followed; the file need not exist yet
    """
    token = _LAID_OVER.set(contents)
    try:
        yield
    finally:
        _LAID_OVER.reset(token)


def unsaved(file: Path) -> bytes | None:
    """Give what somebody has typed into a file, or None where it is as it lies on the disk."""
    contents = _LAID_OVER.get()
    return contents.get(Path(os.path.realpath(file))) if contents else None


def not_yet_there(folder: Path) -> list[Path]:
    """Give the files below a folder that are typed and not on the disk yet, in the order of their paths."""
    contents = _LAID_OVER.get()
    top = Path(os.path.realpath(folder)) if contents else folder
    below = (file for file in contents if file.is_relative_to(top) and file.parent.is_dir())
    return [folder.joinpath(*file.relative_to(top).parts) for file in sorted(below) if not os.path.lexists(file)]
