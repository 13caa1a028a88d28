"""A working copy with the line ends of Windows says the same as any other, and git finds no change in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import WriteHandbook
from persona_handbook.cli import main
from repository import commit, git

FILES = {
    "mkdocs.yml": "site_name: x\nplugins:\n  - persona-handbook:\n      histry: true\n",
    "docs/index.md": "# Hello\n\n[[persona:byer]]\n",
    "personas/buyer.yaml": (
        "# a remark\nname: Buyer\nstatus: active\nowner: us\nsummary: >-\n  Buys parts,\n  and waits.\n"
        "pains:\n  - id: late\n    text: |\n      Parts are late.\n      Always.\n    sevrity: 4\n"
    ),
}


@pytest.fixture
def root(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(FILES)
    git(folder, "init", "-q")
    git(folder, "config", "core.autocrlf", "true")
    commit(folder)
    for path in FILES:
        (folder / path).unlink()
    git(folder, "checkout", "-q", "--", ".")
    assert b"\r\n" in (folder / "personas/buyer.yaml").read_bytes()
    monkeypatch.chdir(folder)
    return folder


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout


def test_findings_are_those_of_other_line_ends(root: Path, write: WriteHandbook) -> None:
    here = run("check", "--format", "json")
    assert here[0] == 1
    assert write(FILES) == root
    assert run("check", "--format", "json") == here


def test_git_finds_no_change(root: Path) -> None:
    assert root.is_dir()
    assert run("diff", "HEAD") == (0, "No content changes.\n")
    assert run("check", "--since", "HEAD")[0] == 0


def test_a_fix_keeps_the_line_ends(root: Path) -> None:
    run("check", "--fix")
    for path, fixed in {"mkdocs.yml": "history", "personas/buyer.yaml": "severity"}.items():
        content = (root / path).read_bytes()
        assert fixed.encode() in content
        assert content.count(b"\n") == content.count(b"\r\n")
