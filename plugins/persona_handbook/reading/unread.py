"""Findings for files and folders that are not read because of their type or location."""

from __future__ import annotations

from pathlib import Path

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.message import gettext
from persona_handbook.reading.drawing import UnsafePart
from persona_handbook.reading.opening import NotOpenedError
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.walking import NotRead

RULE = "unread-file"
REDRAW = gettext("Export the drawing as plain SVG without scripts and links to other files, or as PNG.")


def skipped_path(root: Path, each: NotRead) -> Finding:
    """Report a file or folder that is not read, and what to do."""
    level = Level.NOTE if each.is_note else Level.ERROR
    return _finding(path_from(root, each.path), level, each.wrong, each.way_out)


def unread_file(shown: str, error: OSError) -> Finding:
    """Report why a file is not read.

    Args:
        shown: the file, as findings name it
        error: why it is not or cannot be opened
    """
    if isinstance(error, NotOpenedError):
        return _finding(shown, Level.ERROR, error.wrong, error.way_out)
    wrong = gettext("`%(path)s` cannot be opened (%(strerror)s).", path=shown, strerror=error.strerror)
    return Finding(
        Location(shown, 1, 1, 1, 1), Level.ERROR, "broken-yaml", wrong, gettext("Check the file's permissions.")
    )


def unsafe_drawing(shown: str, unsafe: UnsafePart) -> Finding:
    """Say why a drawing is not published.

    Args:
        shown: the file, as findings name it
        unsafe: the part that it must not have
    """
    place = Location(shown, unsafe.line, unsafe.column, unsafe.line, unsafe.column)
    wrong = gettext("The portrait `%(path)s` is not published, because it has %(what)s.", path=shown, what=unsafe.what)
    return Finding(place, Level.ERROR, RULE, wrong, REDRAW)


def _finding(shown: str, level: Level, wrong: str, way_out: str) -> Finding:
    return Finding(
        Location(shown, 1, 1, 1, 1), level, RULE, gettext("`%(path)s` %(what)s.", path=shown, what=wrong), way_out
    )
