"""Reads a configuration file, or one that it inherits from, if it is safe to read."""

from __future__ import annotations

import os
from pathlib import Path

from persona_handbook.message import gettext
from persona_handbook.reading.opening import NotOpenedError, read_file
from persona_handbook.reading.source_text.source import LARGEST

ENDINGS = (".yml", ".yaml")
REPOSITORY = ".git"


def read_configuration(file: Path, root: Path, beyond: Path | None = None) -> bytes:
    """Read a configuration file.

    A file in the handbook's folder must not be a link to a place outside. A file elsewhere, such as one shared by
    several sites, must be in the same repository and have the ending of a configuration file: others may contain
    secrets.

    Args:
        file: the file
        root: the handbook's folder
        beyond: the original folder, if the root is a copy in another place

    Raises:
        NotOpenedError: it must not be read
        OSError: it does not exist or cannot be read
    """
    inside = Path(os.path.normpath(file)).is_relative_to(os.path.normpath(root))
    around = root if inside else _repository(beyond or root) or file.parent
    if not inside and Path(os.path.realpath(file)).suffix.lower() not in ENDINGS:
        raise NotOpenedError(file, gettext("is not a YAML file"), gettext("Name a file that ends in `.yml`."))
    return read_file(file, (around,), LARGEST)


def _repository(root: Path) -> Path | None:
    return next((each for each in (root, *root.parents) if (each / REPOSITORY).exists()), None)
