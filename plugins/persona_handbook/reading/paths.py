"""Paths as findings and pages name them: from a folder, with forward slashes on every system."""

from __future__ import annotations

import os
from pathlib import Path


def path_from(folder: Path, file: Path) -> str:
    """Give a path as seen from a folder; whole where no way leads there, as to another drive of Windows."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return file.as_posix()
