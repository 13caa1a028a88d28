"""Whatever a command writes to, it ends well: a code page without our characters, a closed pipe, a full disk."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import click
import pytest
from click.testing import CliRunner, Result

from conftest import WriteHandbook
from persona_handbook.cli import every_command, main
from persona_handbook.cli.output.color import wants_color
from persona_handbook.cli.output.progress_bar import progress_bar
from persona_handbook.progress import unwatched
from repository import commit, git
from seldom import seldom

STRANGE = "Größe → “漢字” Владелец 🔧 …"
FILES = {
    "mkdocs.yml": f"site_name: {STRANGE}\nplugins: [persona-handbook]\n",
    "docs/index.md": f"# {STRANGE}\n\n[[persona:{STRANGE}]]\n",
    "personas/a.yaml": f"name: {STRANGE}\nstatus: active\nsummary: {STRANGE}\nonwer: {STRANGE}\n"
    f"pains:\n  - {{text: '{STRANGE}'}}\n",
    "personas/b.yaml": f"name: {STRANGE}\nstatus: active\nsummary: {STRANGE}\n",
    "talks.csv": f"participant,date,problem\nP-01,2026-01,{STRANGE}\n",
    "about.txt": STRANGE,
    "built/漢字.html": "<a onclick='go()'>漢字</a>",
    "answer.md": f"```yaml\n# personas/{STRANGE}.yaml\nname: {STRANGE}\n```\n",
}
FOR_PEOPLE = [
    "adopt answer.md",
    "check",
    "check --fix --dry-run",
    "check 漢字",
    "csp built",
    "diff HEAD~1",
    "explain no-job",
    "explain 漢字",
    "fields persona",
    "history 漢字",
    "import talks.csv",
    "import talks.csv --set 漢字=漢字",
    "init new",
    "new persona 漢字",
    "pages out",
    "review-issues --repository 漢字",
    "lsp --help",
    "mcp --help",
    "reviews",
    "rules",
    "upgrade",
    "usage .",
    "--help",
    "漢字",
]
FOR_PROGRAMS: dict[str, Callable[[str], object]] = {
    "check --format json": json.loads,
    "check --format sarif": json.loads,
    "check --format gitlab": json.loads,
    "check --format junit": ET.fromstring,
    "check --format github": str,
    "check --format markdown": str,
    "diff HEAD~1 --format json": json.loads,
    "diff HEAD~1 --format markdown": str,
    "export --format json": json.loads,
    "export personas": str,
    "prompt --about about.txt": str,
    "reviews --ics": str,
}
CODE_PAGES = ["cp1252", "cp437", "cp932", "ascii", "latin-1", "utf-16"]


@pytest.fixture
def root(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(FILES)
    git(folder, "init", "-q")
    commit(folder)
    (folder / "personas/b.yaml").write_text(FILES["personas/b.yaml"] + f"owner: {STRANGE}\n", "utf-8")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def run(words: str, code_page: str) -> Result:
    result = CliRunner(charset=code_page).invoke(main, words.split(" "))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.mark.parametrize("code_page", seldom(CODE_PAGES, ["ascii", "cp1252"]))
def test_no_command_ends_because_a_code_page_lacks_a_character(root: Path, code_page: str) -> None:
    assert {words.split(" ")[0] for words in (*FOR_PEOPLE, *FOR_PROGRAMS)} >= set(main.commands)
    for words in (*FOR_PEOPLE, *FOR_PROGRAMS):
        assert run(words, code_page).exit_code == run(words, "utf-8").exit_code, words
    assert (root / "out").is_dir()


@pytest.mark.parametrize("words", FOR_PROGRAMS)
def test_what_programs_read_is_the_same_in_every_code_page(root: Path, words: str) -> None:
    told = run(words, "cp1252").stdout_bytes
    assert root.is_dir()
    assert FOR_PROGRAMS[words](told.decode("utf-8")) is not None
    assert told == run(words, "utf-8").stdout_bytes
    assert "Größe" in json.dumps(told.decode("utf-8"), ensure_ascii=False) or words.startswith("reviews")


def test_signs_are_spelled_and_letters_keep_their_numbers(root: Path) -> None:
    told = run("check personas/b.yaml", "cp1252").stdout_bytes.decode("cp1252")
    assert root.is_dir()
    assert "Größe > “\\u6f22\\u5b57” \\u0412" in told


@pytest.mark.parametrize("name", ["PYTHONIOENCODING=cp1252", "LC_ALL=C"])
def test_a_program_on_such_a_terminal(root: Path, name: str) -> None:
    variable, _, value = name.partition("=")
    environment = {key: each for key, each in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environment |= {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", variable: value}
    done = subprocess.run(
        [Path(sys.executable).with_name("personas"), "check"],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"error[unknown-field]" in done.stdout


@pytest.mark.parametrize("words", ["check", "check --format json", "fields persona", "--help"])
def test_a_pipe_that_is_closed_early_is_no_failure_to_tell_of(root: Path, words: str) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [str(Path(sys.executable).with_name("personas")), *words.split()]
    with os.fdopen(write, "wb") as pipe:
        done = subprocess.run(command, cwd=root, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"")


def failing(*_words: object, **_more: object) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


def test_a_pipe_that_is_closed_early_on_windows(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_command, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(click, "echo", failing)
    result = run("rules", "utf-8")
    assert root.is_dir()
    assert (result.exit_code, result.output) == (2, "")


def test_an_output_that_cannot_be_written_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, err: bool = False, **_more: object) -> None:
        if not err:
            raise OSError(errno.ENOSPC, "No space left on device")
        sys.stderr.write(f"{_words[0]}\n")

    assert root.is_dir()
    monkeypatch.setattr(click, "echo", full)
    result = run("rules", "utf-8")
    assert (result.exit_code, result.output) == (
        2,
        "personas: The output cannot be written: No space left on device.\n",
    )


@pytest.mark.parametrize("words", ["check", "check --format json", "rules"])
def test_a_closed_output_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.chdir(root)
    command = f'"{Path(sys.executable).with_name("personas")}" {words} >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=False)
    told = "personas: The output cannot be written: standard output is closed.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f'rmdir ../gone && "{Path(sys.executable).with_name("personas")}" check'
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path / "gone", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("personas: The current folder cannot be used")
    assert done.stderr.count("\n") == 1


def test_a_closed_output_is_no_terminal() -> None:
    assert not wants_color(None, {})


def test_nothing_is_drawn_on_a_closed_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert progress_bar() is unwatched
