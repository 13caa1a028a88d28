"""Paths relative to a folder, with forward slashes on all systems, as findings and pages show them."""

from __future__ import annotations

import os
from pathlib import Path


def path_from(folder: Path, file: Path) -> str:
    """Return a path relative to a folder; the absolute path if there is none, such as on another drive of Windows."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.as_posix()
