"""A git repository of a test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import REPOSITORY

MOMENT = "2026-10-14T09:00:00+00:00"


def git(root: Path, *words: str, moment: str = MOMENT) -> str:
    """Run git in a folder, as somebody, always at the same moment unless another one is given."""
    author = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(
        ["git", *author, *words], cwd=root, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    return done.stdout


def commit(root: Path, subject: str = "Change", *, moment: str = MOMENT) -> None:
    """Commit everything in a folder."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", subject, moment=moment)


def edit(root: Path, path: str, before: str, after: str) -> None:
    """Replace the first place of a text in a file, which must be there."""
    text = (root / path).read_text("utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after, 1), "utf-8", newline="\n")


def example_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the example handbook into a git repository of its own, with one commit, and go there."""
    for name in ("personas", "journeys"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    monkeypatch.chdir(root)
    return root
