"""The Git history of the handbook's files: when each was changed, in which commit, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.dates.clock import day_of
from persona_handbook.reading.git.command import GitError, NoSuchRevisionError, commit_named, git

COMMIT = "\x02"
FIELDS = f"{COMMIT}%H%x00%ct%x00%s"
SHORT = 10
OF_TWO_PATHS = ("R", "C")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed a file: its short hash, its date in UTC and the first line of its message."""

    commit: str
    day: dt.date
    subject: str


History = Mapping[str, tuple[Revision, ...]]


def history_of(root: Path, folders: Iterable[str]) -> History:
    """Read the history of the files in some folders from Git.

    Args:
        root: the handbook's folder
        folders: relative to it

    Returns:
        the changes of each file by its current path, newest first; a renamed file includes the changes under its old
        name. Empty if `why_no_history` returns a reason
    """
    asked = ("log", "--no-color", "--no-show-signature", "--no-ext-diff", "--relative", f"--format={FIELDS}")
    try:
        if why_no_history(root):
            return {}
        told = git(root, *asked, "--name-status", "-M", "-l0", "-z", "--", *folders)
    except GitError:
        return {}
    return _read(told.decode("utf-8", "surrogateescape"))


def why_no_history(root: Path) -> str:
    """Return why Git cannot provide a history; empty if it can.

    A shallow clone has none: its oldest commit would look like the first one. A repository without commits has an empty
    one, which is complete.
    """
    try:
        whole = git(root, "rev-parse", "--is-shallow-repository").strip() == b"false"
        commit_named(root, "HEAD")
    except NoSuchRevisionError:
        return ""
    except GitError as error:
        return str(error)
    return (
        ""
        if whole
        else ("The clone is shallow. Fetch the full history: `git fetch --unshallow`, or in CI `fetch-depth: 0`.")
    )


def _read(told: str) -> History:
    found: dict[str, list[Revision]] = defaultdict(list)
    names: dict[str, str] = {}
    for change, status, paths in _entries(told):
        today = names.get(paths[-1], paths[-1])
        found[today].append(change)
        if status.startswith("R"):
            names[paths[0]] = today
    return {path: tuple(changes) for path, changes in found.items()}


def _entries(told: str) -> Iterator[tuple[Revision, str, list[str]]]:
    """Yield each changed file: its commit, its status letter, and its path, or its old and new path."""
    fields = iter(told.split("\0"))
    change = Revision("", dt.date.min, "")
    for each in fields:
        field = each.lstrip("\n")
        if field.startswith(COMMIT):
            change = Revision(field[1 : SHORT + 1], day_of(next(fields) or "0"), _readable(next(fields)))
        elif field:
            yield change, field, [next(fields) for _ in range(2 if field.startswith(OF_TWO_PATHS) else 1)]


def _readable(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
