"""git is asked in one place, and whatever it answers, or does not, ends in a sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.git import command as door
from persona_handbook.reading.git.command import GitError, NoSuchRevisionError, commit_named
from persona_handbook.reading.git.history import history_of, why_no_history
from persona_handbook.reading.git.revisions import (
    address_of,
    changed_paths,
    commits_of,
    folder_at,
    merge_base,
    repository_of,
)
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import laid_over
from repository import commit, git

ODD_NAMES = ["a\nb", 'with "quotes"', "Große Übersicht", "-leading", "tab\there", ":(top)x", "st*r", "\x02\x1f", "M"]
ODD_REVISIONS = [
    "",
    " ",
    "--output=x",
    "-",
    "--",
    "a b",
    "a;touch x",
    "$(touch x)",
    "HEAD\n",
    "ä",
    "\x00",
    ":/x",
    "@{-9}",
]
WAYS_IN: list[Callable[[Path, str], object]] = [
    merge_base,
    lambda root, revision: merge_base(root, "HEAD", revision),
    changed_paths,
    lambda root, revision: changed_paths(root, "HEAD", revision),
    lambda root, revision: folder_at(root, revision).__enter__(),
    commit_named,
]


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no settings of the person who runs the tests, and no repository above."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return handbook(tmp_path / "repository")


def handbook(folder: Path) -> Path:
    settings = "site_name: x\nplugins:\n  - persona-handbook: {history: true}\n"
    for path, text in (laid_over("tags: [a]\n") | {"mkdocs.yml": settings}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "One")
    return folder


def fake_git(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize("revision", ODD_REVISIONS)
@pytest.mark.parametrize("way_in", range(len(WAYS_IN)))
def test_an_odd_revision_is_refused_and_nothing_is_run(
    root: Path, monkeypatch: pytest.MonkeyPatch, way_in: int, revision: str
) -> None:
    monkeypatch.chdir(root)
    before = sorted(each.name for each in root.iterdir())
    with pytest.raises(GitError):
        WAYS_IN[way_in](root, revision)
    assert sorted(each.name for each in root.iterdir()) == before


@pytest.mark.parametrize("revision", ["--output=stolen", "-p"])
def test_a_revision_that_git_would_read_as_an_option_never_reaches_git(
    root: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    monkeypatch.setattr(
        "persona_handbook.reading.git.command.subprocess.run", lambda *_words, **_more: pytest.fail("git was run")
    )
    with pytest.raises(NoSuchRevisionError, match="starts with `-`"):
        merge_base(root, revision)
    with pytest.raises(NoSuchRevisionError, match="starts with `-`"):
        merge_base(root, "main", revision)


@pytest.mark.parametrize("revision", ["HEAD", "main", "v1.0", "feature/ümlaut", "HEAD~0", "@", "main@{0}"])
def test_a_revision_of_any_other_form_is_found(root: Path, revision: str) -> None:
    git(root, "tag", "-a", "v1.0", "-m", "First")
    git(root, "branch", "feature/ümlaut")
    assert merge_base(root, revision) == git(root, "rev-parse", "HEAD").strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_path_comes_out_as_it_is(root: Path, name: str) -> None:
    base = merge_base(root, "HEAD")
    file = root / "personas" / name / f"{name}.yaml"
    file.parent.mkdir()
    file.write_text("name: x\n", "utf-8")
    path = file.relative_to(root).as_posix()
    assert changed_paths(root, base) == {path}
    commit(root, "Two \x02 \x1f | ü")
    assert changed_paths(root, base, "HEAD") == {path}
    assert [each.subject for each in history_of(root, ["personas"])[path]] == ["Two \x02 \x1f | ü"]
    git(root, "mv", path, "personas/plain.yaml")
    commit(root, "Three")
    assert [each.subject for each in history_of(root, ["personas"])["personas/plain.yaml"]] == [
        "Three",
        "Two \x02 \x1f | ü",
    ]
    assert [each.subject for each, _ in commits_of(root, ["personas"], 9)] == ["Three", "Two \x02 \x1f | ü"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_handbook_in_a_folder_of_any_name_is_found_as_it_was(tmp_path: Path, name: str) -> None:
    git(tmp_path, "init", "-q")
    inner = tmp_path / name
    (inner / "personas").mkdir(parents=True)
    (inner / "personas" / "buyer.yaml").write_text("name: before\n", "utf-8")
    commit(tmp_path)
    (inner / "personas" / "buyer.yaml").write_text("name: after\n", "utf-8")
    assert repository_of(inner) == tmp_path.resolve()
    assert changed_paths(inner, "HEAD") == {"personas/buyer.yaml"}
    with folder_at(inner, "HEAD") as folder:
        assert (folder / "personas" / "buyer.yaml").read_text("utf-8") == "name: before\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("folder", [":(top)", "p*", ":!personas", "-x"])
def test_a_folder_of_the_settings_is_no_pattern(root: Path, folder: str) -> None:
    assert history_of(root, [folder]) == {}
    assert commits_of(root, [folder], 9) == []


def test_the_environment_of_a_hook_does_not_lead_elsewhere(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = handbook(tmp_path / "other")
    (other / "index").write_text("no index", "utf-8")
    here = git(root, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_PREFIX", "personas/")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    (root / "personas" / "new.yaml").write_text("name: x\n", "utf-8")
    assert repository_of(root) == root.resolve()
    assert merge_base(root, "HEAD") == here.strip()
    assert changed_paths(root, "HEAD") == {"personas/new.yaml"}


@pytest.mark.parametrize(
    "setting",
    [
        "color.ui=always",
        "core.fsmonitor=touch stolen; false",
        "core.pager=false",
        "core.quotePath=true",
        "diff.external=false",
        "diff.noprefix=true",
        "diff.relative=false",
        "diff.renames=false",
        "format.pretty=oneline",
        "i18n.logOutputEncoding=UTF-16",
        "log.date=raw",
        "log.follow=true",
        "log.showSignature=true",
        "status.showUntrackedFiles=no",
    ],
)
def test_settings_of_the_repository_change_no_answer(root: Path, setting: str) -> None:
    name = "Große.yaml"
    (root / "personas" / name).write_text("name: x\n", "utf-8")
    commit(root, "Zwölf")
    key, value = setting.split("=", 1)
    git(root, "config", key, value)
    (root / "personas" / "new.yaml").write_text("name: y\n", "utf-8")
    assert [each.subject for each in history_of(root, ["personas"])[f"personas/{name}"]] == ["Zwölf"]
    assert changed_paths(root, "HEAD~1") == {f"personas/{name}", "personas/new.yaml"}
    assert not (root / "stolen").exists()


REFUSED = {
    "nothing installed": ("", "Git is not installed"),
    "safe.directory": (
        "echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128",
        "safe.directory",
    ),
    "an error of its own": ("echo 'fatal: bad config line 1' >&2; exit 128", "bad config line 1"),
    "silence": ("exit 3", "git"),
    "hanging": ("exec sleep 60", "did not finish within 0.2 seconds"),
    "killed": ("kill -9 $$", "git"),
    "disk full": ("echo 'fatal: write error: No space left on device' >&2; exit 128", "The disk is full"),
    "not UTF-8": ("printf 'fatal: \\377\\376' >&2; exit 128", "git"),
}


@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
@pytest.mark.parametrize("case", REFUSED)
def test_a_git_that_gives_no_answer_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    script, said = REFUSED[case]
    if script:
        fake_git(tmp_path, script, monkeypatch)
    else:
        monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(door, "SECONDS", 0.2 if case == "hanging" else 60)
    monkeypatch.chdir(root)
    for words in (["diff", "main"], ["diff", "main", "HEAD"], ["check", "--since", "main"]):
        code, told = run(*words)
        assert (code, told.count("\n")) == (2, 1)
        assert said in told
    code, told = run("check", "--today", "2026-10-15")
    assert code in {0, 1}
    assert "`history` is on, but Git has no history" in told
    assert said in told
    assert run("init", str(root / "more"))[0] == 0


def test_git_asks_nobody_anything(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path, 'cat; echo "$GIT_TERMINAL_PROMPT $LC_ALL"', monkeypatch)
    assert door.git(root, "log") == b"0 C\n"


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, tmp_path: Path) -> None:
    commit_again(root)
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    assert "git fetch --unshallow" in why_no_history(tmp_path / "shallow")
    found = read_handbook(read_settings(tmp_path / "shallow")).findings
    (note,) = (each for each in found if each.location.path == "mkdocs.yml")
    assert (note.level.word, note.location.path, note.location.line) == ("note", "mkdocs.yml", 3)
    assert "git fetch --unshallow" in (note.help or "")
    with pytest.raises(GitError, match="git fetch --unshallow"):
        merge_base(tmp_path / "shallow", "HEAD~1")


def commit_again(root: Path) -> None:
    (root / "personas" / "more.yaml").write_text("name: x\n", "utf-8")
    commit(root, "Two")


def test_a_bare_repository_is_said(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare")
    with pytest.raises(GitError, match="no files checked out"):
        changed_paths(tmp_path / "bare", "HEAD")
    assert repository_of(tmp_path / "bare") is None


def test_a_worktree_and_a_submodule_are_repositories_like_any_other(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"))
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(root), "inner")
    for folder in (tmp_path / "tree", outer / "inner"):
        commit_again(folder)
        (folder / "personas" / "third.yaml").write_text("name: x\n", "utf-8")
        assert changed_paths(folder, "HEAD~1") == {"personas/more.yaml", "personas/third.yaml"}
        assert [each.subject for each in history_of(folder, ["personas"])["personas/more.yaml"]] == ["Two"]
        with folder_at(folder, "HEAD~1") as before:
            assert (before / "personas" / "buyer.yaml").is_file()
            assert not (before / "personas" / "more.yaml").exists()


def test_a_link_in_an_old_commit_leads_nowhere(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("name: secret\n", "utf-8")
    (root / "personas" / "link.yaml").symlink_to(tmp_path / "secret")
    commit(root)
    with folder_at(root, "HEAD") as folder:
        assert "secret\n" not in (folder / "personas" / "link.yaml").read_text("utf-8")


def test_no_temporary_file_is_left(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    monkeypatch.chdir(root)
    assert run("diff", "main")[0] == 0
    with pytest.raises(GitError):
        folder_at(root, "no-such").__enter__()
    assert list(room.iterdir()) == []
    shutil.rmtree(room)
    code, told = run("diff", "main")
    assert (code, "No space for temporary files" in told) == (2, True)


@pytest.mark.parametrize("folder", ["gone", "mkdocs.yml"])
def test_a_folder_that_is_not_there_is_said(root: Path, folder: str) -> None:
    with pytest.raises(GitError, match=r"The folder .* does not exist"):
        merge_base(root / folder, "HEAD")
    assert address_of(root / folder) is None
