"""Every version of every file in the history of a repository, on all branches, and the messages of its commits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.dates.clock import day_of
from persona_handbook.reading.git.command import git

COMMIT = "\x02"
SHORT = 10
SUBMODULE = "160000"  # its content is a commit of another repository
ALL = ("log", "--all", "--no-color", "--no-show-signature", "--no-ext-diff", "-z")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file: its path from the top of the repository, the name of its content, its commit and date."""

    path: str
    blob: str
    commit: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class CommitMessage:
    """What somebody wrote about a commit: its whole text, hash and date."""

    text: str
    commit: str
    day: dt.date


def versions(root: Path) -> Iterator[Version]:
    """Yield each version that a commit gave to a file, newest first; deletions have none.

    Raises:
        GitError: Git could not answer
    """
    told = git(root, *ALL, "--raw", "-m", "--no-abbrev", "--no-renames", f"--format={COMMIT}%H%x00%ct")
    fields = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    commit, day = "", dt.date.min
    for each in fields:
        field = each.lstrip("\n")
        if field.startswith(COMMIT):
            commit, day = field[1 : SHORT + 1], day_of(next(fields).strip() or "0")
        elif field.startswith(":"):
            (_, mode, _, blob, _), path = field.split(" "), next(fields)
            if blob.strip("0") and mode != SUBMODULE:
                yield Version(path, blob, commit, day)


def messages(root: Path) -> Iterator[CommitMessage]:
    """Yield the message of each commit.

    Raises:
        GitError: Git could not answer
    """
    told = git(root, *ALL, f"--format={COMMIT}%H%x00%ct%x00%B")
    fields = iter(told.decode("utf-8", "replace").split("\0"))
    for each in fields:
        if each.startswith(COMMIT):
            day = day_of(next(fields) or "0")
            yield CommitMessage(next(fields), each[1 : SHORT + 1], day)


def content_of(root: Path, version: Version) -> bytes:
    """Return the content of a version.

    Raises:
        GitError: Git could not answer
    """
    return git(root, "cat-file", "blob", version.blob)
