"""Finds the handbook that a path belongs to: in a parent folder or below it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from persona_handbook.message import gettext
from persona_handbook.settings.configuration_file import read_configuration
from persona_handbook.settings.plugin_names import PLUGIN
from persona_handbook.settings.site import FILE_NAMES, read_site_config

PERSONAS = "personas"
DEEPEST = 5
MOST_FOLDERS = 5000
NEVER_A_HANDBOOK = frozenset({"node_modules", "site", "venv", "env", "__pycache__", "build", "dist"})


class NoHandbookError(Exception):
    """No handbook belongs to a path, or several are below it."""

    def __init__(self, start: Path, below: tuple[Path, ...] = ()) -> None:
        super().__init__(gettext("No handbook found in %(start)s.", start=start))
        self.start = start
        self.below = below


def handbook_folder(start: Path, *, below: bool = True) -> Path:
    """Find the folder of the handbook that a path belongs to.

    The order is: the nearest parent whose configuration lists the plugin; the nearest parent with a folder of personas;
    the only handbook below; the nearest parent with an mkdocs.yml, to which the plugin can still be added.

    Args:
        start: the path
        below: whether to search below it too

    Raises:
        NoHandbookError: there is none, or there are several below
    """
    start = start.resolve()
    folder = start if start.is_dir() else start.parent
    upward = [folder, *folder.parents]
    above = next(filter(lists_plugin, upward), None) or next(filter(_has_personas, upward), None)
    if above:
        return above
    found = tuple(handbooks_below(folder)) if below and start.is_dir() else ()
    if len(found) == 1:
        return found[0]
    site = next((each for each in upward if _configuration(each)), None)
    if found or site is None:
        raise NoHandbookError(start, found)
    return site


def handbooks_below(folder: Path) -> Iterator[Path]:
    """Yield the folders below a folder whose configuration lists the plugin; hidden and built ones are skipped."""
    for looked_at, (path, folders, _) in enumerate(os.walk(folder)):
        here = Path(path)
        if here != folder and lists_plugin(here):
            folders.clear()
            yield here
        elif len(here.relative_to(folder).parts) >= DEEPEST or looked_at > MOST_FOLDERS:
            folders.clear()
        folders[:] = sorted(each for each in folders if each[0] != "." and each not in NEVER_A_HANDBOOK)


def lists_plugin(folder: Path) -> bool:
    """Return whether the configuration in a folder lists the plugin; an unreadable one, whether it names it."""
    file = _configuration(folder)
    try:
        site = read_site_config(file) if file else None
        unread = file is not None and site is not None and site.fields is None
        if unread and file is not None:
            return PLUGIN.encode() in read_configuration(file, folder)
        return bool(site and site.block)
    except OSError:
        return False


def _has_personas(folder: Path) -> bool:
    return (folder / PERSONAS).is_dir()


def _configuration(folder: Path) -> Path | None:
    return next((folder / name for name in FILE_NAMES if os.path.lexists(folder / name)), None)
