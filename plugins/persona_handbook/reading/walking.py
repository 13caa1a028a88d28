"""Lists the files in folders, and what is skipped: hidden, linked and unreadable folders."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.message import gettext
from persona_handbook.reading.opening import ITSELF, is_hidden, is_within
from persona_handbook.reading.unsaved import not_yet_there

PERMISSIONS = gettext("Check the folder's permissions.")
HIDDEN = gettext("If it contains no handbook files, ignore this. Otherwise rename it.")


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file or folder that is not read: why, and what to do; a note needs no action."""

    path: Path
    wrong: str
    way_out: str
    is_note: bool = False


def files_below(
    top: Path, within: Collection[Path], *, linked: bool = False, endings: Collection[str] = ()
) -> Iterator[Path | NotRead]:
    """Yield each file below a folder, sorted by name, and each folder that is skipped.

    Args:
        top: the folder; yields nothing if it does not exist
        within: the folders that links must not leave
        linked: whether links to folders within them are followed, each folder once
        endings: file name endings; a folder with such an ending is yielded like a file
    """
    if not os.path.isdir(top):  # noqa: PTH112  `Path.is_dir` raises where nobody may look
        return
    if not is_within(top, within):
        yield NotRead(top, gettext("is a link to a place outside the handbook"), ITSELF)
        return
    waiting, seen = [top], {os.path.realpath(top)}
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield NotRead(
                folder, gettext("is a folder that cannot be opened (%(reason)s)", reason=error.strerror), PERMISSIONS
            )
            continue
        below = []
        for entry in entries:
            path = folder / entry.name
            if not _is_folder(entry):
                yield path
            elif (refused := _refused(path, entry, within, linked=linked)) is not None:
                yield refused
            elif (real := os.path.realpath(path)) not in seen:
                seen.add(real)
                below.append(path)
                if path.suffix in endings:
                    yield path
        waiting += reversed(below)
    yield from (each for each in not_yet_there(top) if not any(map(is_hidden, each.relative_to(top).parts)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # such as a link that leads to itself
        return False


def _refused(path: Path, entry: os.DirEntry[str], within: Collection[Path], *, linked: bool) -> NotRead | None:
    if is_hidden(entry.name):
        return NotRead(path, gettext("is a hidden folder, so nothing in it is read"), HIDDEN, is_note=True)
    if not entry.is_symlink():
        return None
    if not is_within(path, within):
        return NotRead(
            path,
            gettext("is a link to a folder outside the handbook"),
            gettext("Replace the link with the folder itself."),
        )
    if any(map(is_hidden, _inside(path, within))):
        return NotRead(
            path, gettext("is a link to a hidden folder"), gettext("Replace the link with the folder itself.")
        )
    return (
        None
        if linked
        else NotRead(path, gettext("is a link to a folder"), gettext("Replace the link with the folder itself."))
    )


def _inside(path: Path, within: Collection[Path]) -> tuple[str, ...]:
    real = Path(os.path.realpath(path))
    bases = (Path(os.path.realpath(each)) for each in within)
    return next(real.relative_to(base).parts for base in bases if real.is_relative_to(base))
