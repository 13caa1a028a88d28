"""What git remembers of the handbook's files: when each was changed, by which commit, and why."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

COMMIT, PART = "\x02", "\x1f"


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
        Nothing where there is no git, no repository or no commit
    """
    asked = [
        *("git", "-c", "core.quotePath=false", "log", "--no-color", "--no-show-signature", "--relative"),
        *(f"--format={COMMIT}%h{PART}%cs{PART}%s", "--name-status", "-M", "--", *folders),
    ]
    try:
        told = subprocess.run(asked, cwd=root, check=True, capture_output=True).stdout
    except (subprocess.CalledProcessError, OSError):
        return {}
    return _read(told.decode("utf-8", "replace"))


def _read(told: str) -> History:
    found: dict[str, list[Change]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in told.split(COMMIT)[1:]:
        head, *files = entry.splitlines()
        change = Change(*head.split(PART, 2))
        for line in files:
            status, *paths = line.split("\t")
            if paths:
                today = names.get(paths[-1], paths[-1])
                found[today].append(change)
                if status.startswith("R"):
                    names[paths[0]] = today
    return {path: tuple(changes) for path, changes in found.items()}
