"""Where Git keeps the words of an interview: on every branch, in deleted files and in messages; never the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.testing import laid_over
from repository import commit, git

SAID = "zanzibarine quixotetic fjordlike marmaladen umbrellish topazine"
TALK = f"""\
# personas/evidence/p-22.yaml
kind: interview
date: 2026-03-01
title: Interview with P-22
participant: P-22
quotes: [{{text: "{SAID}"}}]
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a handbook with the words in a page, on a branch and in a message, and none of them today."""
    for path, text in {**laid_over(TALK), "mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main", "--template=")
    commit(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/größe.md").write_text(f"# A\n\nOne said: **{SAID}**.\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "other")
    (tmp_path / "notes.txt").write_text(f"{SAID.upper()}\n", "utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    (tmp_path / "docs/größe.md").write_text("# A\n", "utf-8")
    (tmp_path / "personas/evidence/p-22.yaml").unlink()
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", f"Delete what P-22 said: {SAID}")
    return tmp_path


def asked(*words: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["history", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "quixotetic" not in done.output.lower()
    return done.exit_code, done.output.splitlines()


def test_each_file_branch_and_message_is_listed(root: Path) -> None:
    code, lines = asked("p-22")
    assert root.is_dir()
    named = [line for line in lines if line and not line.startswith("  ")]
    assert (code, named[:-1]) == (
        1,
        ["docs/größe.md", "messages of commits", "notes.txt", "personas/evidence/p-22.yaml"],
    )
    hashes = [line.split()[0] for line in lines if line.startswith("  ")]
    log = git(root, "log", "--all", "--format=%H").split()
    assert {each[:10] for each in log} == set(hashes)
    assert named[-1].startswith("Commits with such words: 4.")


def test_nothing_is_found_of_words_that_were_never_copied(root: Path) -> None:
    (root / "personas/evidence/p-23.yaml").write_text("kind: interview\n", "utf-8")
    commit(root)
    assert asked("personas/evidence/p-23.yaml")[0] == 0


def test_what_git_does_not_know_is_one_sentence(root: Path) -> None:
    assert root.is_dir()
    assert asked("p-99") == (
        2,
        ["personas: Git has no version of a file p-99.yaml. Name the ID of an evidence item, such as p-22."],
    )


def test_the_commit_of_a_submodule_is_no_file(root: Path) -> None:
    head = git(root, "rev-parse", "HEAD").strip()
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'7' * len(head)},theme")
    git(root, "commit", "-q", "-m", "Use a theme")
    code, lines = asked("p-22")
    assert (code, "theme" in lines) == (1, False)
