"""What git remembers of the handbook's files: when each was changed, by which commit, and why."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

COMMIT, PART = "\x02", "\x1f"
SHORT = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One commit that touched a file: its short name, its day (ISO 8601) and the first line of its message."""

    commit: str
    day: str
    subject: str


History = Mapping[str, tuple[Change, ...]]


def history_of(root: Path, folders: Iterable[str]) -> History:
    """Ask git for the history of the files in some folders.

    Args:
        root: the handbook's folder
        folders: relative to it

    Returns:
        the changes of each file by its path of today, the newest first; a renamed file keeps those under its old name.
        Nothing where there is no git, no repository or no commit, and nothing from a clone without its whole history,
        which would tell the oldest commit that it holds for the beginning
    """
    asked = [
        *("git", "-c", "core.quotePath=false", "log", "--no-color", "--no-show-signature", "--relative"),
        *(f"--format={COMMIT}%H{PART}%cs{PART}%s", "--name-status", "-M", "-l0", "--", *folders),
    ]
    try:
        if _told(root, ["git", "rev-parse", "--is-shallow-repository"]).strip() != "false":
            return {}
        told = _told(root, asked)
    except (subprocess.CalledProcessError, OSError):
        return {}
    return _read(told)


def _told(root: Path, asked: list[str]) -> str:
    return subprocess.run(asked, cwd=root, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def _read(told: str) -> History:
    found: dict[str, list[Change]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in told.split(COMMIT)[1:]:
        head, *files = entry.splitlines()
        commit, day, subject = head.split(PART, 2)
        change = Change(commit[:SHORT], day, subject)
        for line in files:
            status, *paths = line.split("\t")
            if paths:
                today = names.get(paths[-1], paths[-1])
                found[today].append(change)
                if status.startswith("R"):
                    names[paths[0]] = today
    return {path: tuple(changes) for path, changes in found.items()}
