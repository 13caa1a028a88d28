"""What a change touches, and the handbook before it: asked of git."""

from __future__ import annotations

import datetime as dt
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from persona_handbook.cli.handbook import give_up
from persona_handbook.finding import Finding
from persona_handbook.lint.change import of_the_change
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.settings import read_settings


class NoSuchRevisionError(Exception):
    """git does not know the revision that a change is compared with."""


def found_since(handbook: Handbook, today: dt.date, revision: str) -> list[Finding]:
    """Find what is wrong, with a note of what the change since a revision neither touches nor causes.

    The command ends with 2 where git does not know the revision.
    """
    root = handbook.settings.root
    try:
        base = merge_base(root, revision)
        changed = changed_paths(root, base)
        with folder_at(root, base) as folder:
            before = check_handbook(read_handbook(read_settings(folder)), today, changed)
    except NoSuchRevisionError as error:
        give_up(str(error))
    return of_the_change(check_handbook(handbook, today, changed), before, changed)


def merge_base(root: Path, revision: str) -> str:
    """Give the commit at which the work in a folder left the line of a revision.

    Raises:
        NoSuchRevisionError: the folder is in no git repository, or its clone does not reach back that far
    """
    try:
        return _git(root, "merge-base", "HEAD", f"{revision}^{{commit}}").decode().strip()
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise NoSuchRevisionError(
            f"git does not know the revision {revision!r} in this clone. Fetch it, with its history: "
            "`git fetch --unshallow`, or in CI a checkout with `fetch-depth: 0`."
        ) from error


def changed_paths(root: Path, base: str) -> frozenset[str]:
    """Give the paths, relative to the folder, that differ from a commit: committed, not yet committed, and new ones."""
    tracked = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path.decode("utf-8", "surrogateescape") for path in (tracked + new).split(b"\0") if path)


@contextmanager
def folder_at(root: Path, base: str) -> Iterator[Path]:
    """Lay out the folder as it was at a commit, for as long as it is looked at."""
    held = _git(root, "archive", "--format=tar", base)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(held)) as archive:
            archive.errorlevel = 0  # a link that leads out of the folder is left out
            archive.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True).stdout
