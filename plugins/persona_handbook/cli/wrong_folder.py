"""Suggestions for paths without a handbook or file."""

from __future__ import annotations

from pathlib import Path

from persona_handbook.cli.output.seen import seen
from persona_handbook.reading.phrasing import nearest
from persona_handbook.settings.handbook_folder import NoHandbookError, handbook_folder
from persona_handbook.settings.site import FILE_NAMES

MOST_NAMED = 5


def without_handbook(error: NoHandbookError, command: str | None = None) -> str:
    """Return what to enter if no handbook, or more than one, belongs to a path.

    Args:
        error: what was found instead
        command: a command that accepts the folders of handbooks
    """
    here = seen(error.start, Path.cwd())
    where = "this folder" if here == "." else here
    if error.below:
        names = [seen(each, Path.cwd()) for each in error.below]
        several = ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
        way_out = f"Name them: {command} {' '.join(names)}" if command else f"Name one: -f {names[0]}/{FILE_NAMES[0]}"
        return f"{len(names)} handbooks found below {where}: {several}. {way_out}"
    return (
        f"No handbook found in {where}, its parent folders or subfolders. Name its configuration file: -f "
        "FILE. To create a handbook: personas init DIR"
    )


def missing(path: Path, root: Path | None = None) -> str:
    """Report that a path does not exist, and suggest a similar one.

    Args:
        path: the path
        root: the handbook's folder, if named; else that of the current folder
    """
    meant = _within_handbook(path, root) or _corrected(path)
    return f"The file or folder {path} does not exist.{f' Did you mean {meant.as_posix()}?' if meant else ''}"


def _within_handbook(path: Path, root: Path | None) -> Path | None:
    """Return the path relative to the handbook."""
    try:
        found = (root or handbook_folder(Path.cwd())) / path
    except NoHandbookError:
        return None
    return Path(seen(found, Path.cwd())) if found.exists() else None


def _corrected(path: Path) -> Path | None:
    """Return the path with misspelled names corrected; None if no similar path exists."""
    if path.exists():
        return path
    folder = path.parent if path.parent == path else _corrected(path.parent)
    if folder is None or not folder.is_dir():
        return None
    name = nearest(path.name, [each.name for each in folder.iterdir()])
    return folder / name if name else None
