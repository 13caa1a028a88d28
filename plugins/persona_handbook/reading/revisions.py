"""The handbook's folder as it was at another time: asked of git."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from persona_handbook.reading.history import PART, Change


class NoSuchRevisionError(Exception):
    """git does not know the revision that a change is compared with."""


def merge_base(root: Path, revision: str, head: str = "HEAD") -> str:
    """Give the commit at which the work in a folder (or at a head) left the line of a revision.

    Raises:
        NoSuchRevisionError: the folder is in no git repository, or its clone does not reach back that far
    """
    try:
        return _git(root, "merge-base", f"{head}^{{commit}}", f"{revision}^{{commit}}").decode().strip()
    except FileNotFoundError as error:
        raise NoSuchRevisionError("git is not installed, so nothing can be compared.") from error
    except subprocess.CalledProcessError as error:
        if repository_of(root) is None:
            raise NoSuchRevisionError("The folder is in no git repository yet: `git init`, and commit.") from error
        if not _is_there(root, "HEAD"):
            raise NoSuchRevisionError("The repository has no commit yet to compare with.") from error
        asked = repr(revision) if head == "HEAD" else f"{revision!r} or {head!r}"
        raise NoSuchRevisionError(
            f"git does not know the revision {asked} in this clone. Fetch it, with its history: "
            "`git fetch --unshallow`, or in CI a checkout with `fetch-depth: 0`."
        ) from error


def changed_paths(root: Path, base: str, head: str | None = None) -> frozenset[str]:
    """Give the paths, relative to the folder, that differ from a commit.

    Args:
        root: the folder
        base: the commit
        head: the commit that is compared with it; None for the files as they are, those not yet committed too
    """
    tracked = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, *([head] if head else []))
    new = b"" if head else _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path.decode("utf-8", "surrogateescape") for path in (tracked + new).split(b"\0") if path)


@contextmanager
def folder_at(root: Path, commit: str) -> Iterator[Path]:
    """Lay out the folder as it was at a commit, for as long as it is looked at."""
    within = _git(root, "rev-parse", "--show-prefix").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        if within and not _is_there(root, f"{commit}:{within}"):
            yield Path(folder)  # the handbook is younger than the commit
            return
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        laid_out = Path(folder, "files")
        laid_out.mkdir()
        _git(root, "read-tree", f"{commit}:{within}" if within else commit, **index)
        # a link is laid out as a file, so that it leads nowhere
        words = ("-c", "core.symlinks=false", "checkout-index", "--all", "--quiet", f"--prefix={laid_out}/")
        _git(repository_of(root) or root, *words, **index)
        yield laid_out


def commits_of(root: Path, folders: Sequence[str], most: int) -> list[tuple[Change, str]]:
    """Give the newest commits of the folder's own line that touch some folders, each with the one before it.

    Nothing where there is no git or no repository, and nothing from a clone without its whole history.
    """
    form = f"--format=%H{PART}%P{PART}%cs{PART}%s"
    asked = ("log", "--first-parent", "--no-show-signature", f"--max-count={most}", form, "--", *folders)
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return []
        told = _git(root, *asked).decode("utf-8", "replace")
    except (subprocess.CalledProcessError, OSError):
        return []
    found = (line.split(PART, 3) for line in told.splitlines())
    return [(Change(commit, day, subject), parents.split()[0]) for commit, parents, day, subject in found if parents]


def repository_of(root: Path) -> Path | None:
    """Give the folder of the repository that a folder belongs to, or None."""
    try:
        return Path(_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")).resolve()
    except (subprocess.CalledProcessError, OSError):
        return None


def _is_there(root: Path, name: str) -> bool:
    try:
        _git(root, "rev-parse", "--verify", "--quiet", name)
    except subprocess.CalledProcessError:
        return False
    return True


def _git(root: Path, *words: str, **environment: str) -> bytes:
    env = {**os.environ, **environment}
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, env=env).stdout
