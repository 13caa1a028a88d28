"""Earlier states of the handbook's folder, from Git."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from persona_handbook.dates.clock import day_of
from persona_handbook.reading.git.command import (
    GitError,
    GitRefusedError,
    NoSuchRevisionError,
    commit_named,
    git,
    line_in,
    paths_in,
    refuse_option,
)
from persona_handbook.reading.git.history import Revision, why_no_history

FIELDS = "%H%x00%P%x00%ct%x00%s"
A_LINE = 4
USUAL = ("main", "master")


def merge_base(root: Path, revision: str, head: str = "HEAD") -> str:
    """Return the commit at which a folder's branch (or a head) diverged from a revision.

    Raises:
        NoSuchRevisionError: there is no such revision, or the clone does not include that commit
        GitError: the folder is not in a Git repository, or Git could not answer
    """
    for each in (revision, head):
        refuse_option(each)
    try:
        commit_named(root, "HEAD")
    except NoSuchRevisionError as error:
        raise GitError("The repository has no commits to compare with.") from error
    try:
        return line_in(git(root, "merge-base", commit_named(root, head), commit_named(root, revision)))
    except (GitRefusedError, NoSuchRevisionError) as error:
        raise NoSuchRevisionError(_not_known(revision, head)) from error


def changed_paths(root: Path, base: str, head: str | None = None) -> frozenset[str]:
    """Return the paths, relative to the folder, that differ from a commit.

    Args:
        root: the folder
        base: the commit
        head: the commit to compare with it; None for the working tree, including untracked files

    Raises:
        GitError: Git could not answer
    """
    commits = [commit_named(root, each) for each in (base, head) if each is not None]
    tracked = git(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", *commits, "--")
    new = b"" if head is not None else git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(paths_in(tracked + new))


@contextmanager
def folder_at(root: Path, revision: str) -> Iterator[Path]:
    """Check out the folder at a commit into a temporary folder, as a context manager.

    Raises:
        GitError: Git could not answer, or the files cannot be written
    """
    commit = commit_named(root, revision)
    within = line_in(git(root, "rev-parse", "--show-prefix"))
    with _temporary_folder() as folder:
        laid_out = folder / "files"
        if within and not _is_there(root, f"{commit}:{within}"):
            yield folder  # the handbook did not exist at this commit
            return
        index = folder / "index"
        git(root, "read-tree", f"{commit}:{within}" if within else commit, index=index)
        # links are written as files, so that they have no target
        words = ("checkout-index", "--all", "--quiet", f"--prefix={laid_out.as_posix()}/")
        git(repository_of(root) or root, *words, index=index, config=["core.symlinks=false"])
        yield laid_out


def commits_of(root: Path, folders: Sequence[str], most: int) -> list[tuple[Revision, str]]:
    """Return the newest first-parent commits that change some folders, each with its parent.

    Empty if Git cannot provide a history.
    """
    asked = ("log", "--first-parent", "--no-show-signature", f"--max-count={most}", f"--format={FIELDS}", "-z")
    try:
        if why_no_history(root):
            return []
        told = git(root, *asked, "--", *folders).decode("utf-8", "replace").removesuffix("\0")
    except GitError:
        return []
    fields = told.split("\0")
    found = [fields[start : start + A_LINE] for start in range(0, len(fields) - A_LINE + 1, A_LINE)]
    return [
        (Revision(commit, day_of(seconds or "0"), subject), parents.split()[0])
        for commit, parents, seconds, subject in found
        if parents
    ]


def repository_of(root: Path) -> Path | None:
    """Return the top folder of the repository that contains a folder, or None."""
    try:
        return Path(line_in(git(root, "rev-parse", "--show-toplevel"))).resolve()
    except GitError:
        return None


def address_of(root: Path) -> str | None:
    """Return the URL of the remote from which the folder's repository was cloned, or None."""
    try:
        return git(root, "remote", "get-url", "origin").decode("utf-8", "replace").strip()
    except GitError:
        return None


def main_branch_of(root: Path) -> str | None:
    """Return the main branch of the folder's repository: that of its remote, else main, master or the current one."""
    told = _told(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    if told:
        return told.removeprefix("origin/")
    branches = _told(root, "for-each-ref", "--format=%(refname:lstrip=-1)", "refs/heads", "refs/remotes/origin")
    usual = (each for each in USUAL if each in branches.split())
    return next(usual, None) or _told(root, "symbolic-ref", "--short", "HEAD") or None


def _told(root: Path, *words: str) -> str:
    try:
        return line_in(git(root, *words))
    except GitError:
        return ""


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory()
    except OSError as error:
        raise GitError(f"No space for temporary files: {error.strerror or error}.") from error
    with folder as name:
        yield Path(name)


def _is_there(root: Path, name: str) -> bool:
    try:
        git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except GitRefusedError:
        return False
    return True


def _not_known(revision: str, head: str) -> str:
    asked = repr(revision) if head == "HEAD" else f"{revision!r} or {head!r}"
    return (
        f"Git does not know the revision {asked} in this clone. Fetch its history: `git fetch --unshallow`, "
        "or in CI a checkout with `fetch-depth: 0`."
    )
