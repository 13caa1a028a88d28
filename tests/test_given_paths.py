"""Every option that takes a path, given what is no ordinary file: one sentence, exit 2, at once, and nothing of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import click
import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.report.terminal_text import signs
from persona_handbook.testing import laid_over

LARGE = 2 << 30
CONTROLS = "a\x1b[2J\u202eb\rc"
NOT_UTF_8 = os.fsdecode(b"caf\xe9")
FILES = {
    "mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n",
    "site/index.html": "<p>A</p>",
    "table.csv": "participant,date,Name\nP-07,2026-03-02,Bob\n",
    "answer.md": "```yaml\n# personas/new-one.yaml\nname: New\nsummary: Somebody.\n```\n",
    "about.md": "We sell parts.\n",
}
GIVEN = {
    "adopt": ["answer.md"],
    "csp": ["site"],
    "diff": ["HEAD"],
    "explain": ["no-consent"],
    "fields": ["persona"],
    "import": ["table.csv"],
    "init": ["../new"],
    "new evidence": ["p-99"],
    "new journey": ["a-journey"],
    "new persona": ["somebody"],
    "pages": ["../out"],
    "prompt": ["--about", "about.md"],
}
BEFORE = {"--key": ["--names", "Name"], "more": ["somebody", "--from", "p-01"], "--also": ["json"]}
SECONDS = 30


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGE)


Made = Callable[[Path], object]
KINDS: dict[str, tuple[str, Made | None]] = {
    "a named pipe": ("pipe", os.mkfifo),
    "a device": ("/dev/zero", None),
    "a device behind a link": ("zero", lambda path: path.symlink_to("/dev/zero")),
    "a file of the system that waits": ("/proc/kmsg", None),
    "2 GB": ("large.csv", sparse),
    "a link to itself": ("loop", lambda path: path.symlink_to(path.name)),
    "a link to nothing": ("nowhere", lambda path: path.symlink_to("../gone/away")),
    "below a file": ("mkdocs.yml/x", None),
    "where nothing can be made": ("/proc/x/y", None),
    "a name of 300 letters": ("x" * 300, None),
    "control characters": (CONTROLS, lambda path: path.write_text("text", "utf-8")),
    "control characters, missing": (f"{CONTROLS}d", None),
    "no UTF-8": (NOT_UTF_8, lambda path: path.write_text("text", "utf-8")),
}
WRITES = {"--output", "--also", "--key"}
REFUSED = {"a named pipe", "a device", "below a file", "where nothing can be made"}
OFTEN = ("a named pipe", "a device", "control characters")


def leaves(group: click.Group, way: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        whole = f"{way}{name}"
        if isinstance(command, click.Group):
            yield from leaves(command, f"{whole} ")
        else:
            yield whole, command


def takes_a_path(one: click.Parameter) -> bool:
    types = one.type.types if isinstance(one.type, click.Tuple) else [one.type]
    return any(isinstance(each, click.Path) for each in types)


def asked() -> Iterator[Any]:
    """Give each command with each of its parameters that takes a path; that of the settings is the same everywhere."""
    return (each for each in every() if each.values[1] != "--config-file" or each.values[0] == "check")


def every() -> Iterator[Any]:
    for way, command in leaves(main):
        for one in command.params:
            if takes_a_path(one):
                name = one.opts[-1] if one.param_type_name == "option" else str(one.name)
                yield pytest.param(way, name, id=f"{way} {name}")


def words(way: str, name: str, path: str) -> list[str]:
    given = [] if name in {"answer", "site", "files", "out", "folder", "more", "--about"} else GIVEN.get(way, [])
    option = [name] if name.startswith("-") else []
    before = BEFORE.get(name, [])
    return [*way.split(), *given, *(option + before if name == "--also" else before + option), path]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "handbook"
    for path, text in (laid_over("") | FILES).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(autouse=True)
def _at_once() -> Iterator[None]:
    """Stop what waits."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("it waits")

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(("way", "name"), [*asked()])
def test_what_is_no_ordinary_file_is_one_sentence(way: str, name: str, root: Path) -> None:
    for kind in OFTEN:
        refused(root, way, name, kind)


@pytest.mark.slow
@pytest.mark.parametrize(("way", "name"), [*every()])
def test_any_path_is_one_sentence(way: str, name: str, root: Path) -> None:
    for kind in KINDS:
        refused(root, way, name, kind)


def refused(root: Path, way: str, name: str, kind: str) -> None:
    path, make = KINDS[kind]
    if path.startswith("/dev") and name in WRITES:
        return
    if make and not os.path.lexists(root / path):
        make(root / path)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    done = CliRunner().invoke(main, words(way, name, path), input="")
    signal.setitimer(signal.ITIMER_REAL, 0)
    assert isinstance(done.exception, SystemExit) or done.exit_code == 0, (kind, done.exception)
    assert not is_raw(done.output), (kind, done.output)
    if kind in REFUSED and not (name == "--key" and kind == "where nothing can be made"):
        *_, last = done.output.splitlines()
        assert done.exit_code == 2, (kind, done.output)
        assert last.startswith(("personas: ", "Error: ", "1 error")), (kind, done.output)


def is_raw(told: str) -> bool:
    return any("".join(signs(line)) != line for line in told.split("\n"))


def test_every_option_of_a_path_is_tried() -> None:
    tried = {each.id for each in every()}
    assert {"check --baseline", "import --mapping", "pages out", "prompt --about", "new persona --from"} <= tried
    assert len(tried) > 30
