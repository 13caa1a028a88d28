"""Faults while files are written: a disk that is full at the nth step, and a program that is killed there.

A run tries few places. `FAULTS=300 pytest tests/test_faults.py` tries that many, chosen at random by `SEED`.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.testing import small_handbook
from persona_handbook.writing.tree import RECORD

FAULTS, SEED = int(os.environ.get("FAULTS", "0")), int(os.environ.get("SEED", "1"))
STEPS = ("fdopen", "fsync", "link", "replace")
COMMANDS: Mapping[str, str] = {
    "a new file": "new persona second-buyer",
    "a fix": "check --fix",
    "a baseline": "check --write-baseline",
    "a report": "check --output report.txt --also json report.json",
    "a table": "import talks.csv",
    "pages": "pages out",
}
MOST_STEPS = {"a new file": 3, "a fix": 3, "a baseline": 3, "a report": 6, "a table": 6, "pages": 400}
CODES = {errno.ENOSPC: "No space left on device", errno.EROFS: "Read-only file system", errno.EIO: "Input/output error"}
KILLED_AT = """
import os, signal, sys
step, left = sys.argv[1], [int(sys.argv[2])]
for name in {steps}:
    def counted(*words, real=getattr(os, name), **more):
        left[0] -= "rb" not in words
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **more)
    setattr(os, name, counted)
from persona_handbook.cli import main
main(sys.argv[3:], standalone_mode=True)
"""
Snapshot = dict[str, bytes]


def places(chosen: int) -> list[tuple[str, int]]:
    """Give the steps at which a fault is set: the first and the last of each command, or many at random."""
    every = [(name, number) for name in COMMANDS for number in range(1, MOST_STEPS[name] + 1)]
    if chosen:
        return random.Random(SEED).choices(every, k=chosen)  # noqa: S311  no secret
    return [each for name in COMMANDS for each in ((name, 1), (name, MOST_STEPS[name] // 2 + 1))]


@pytest.fixture
def root(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = small_handbook()
    files["personas/buyer.yaml"] = files["personas/buyer.yaml"].replace("summary:", "sumary:", 1)
    files["talks.csv"] = "participant,date,problem\nP-31,2026-01-02,Waits for parts.\nP-32,2026-01-03,Waits too.\n"
    folder = write({"mkdocs.yml": "site_name: x\nplugins: [search, persona-handbook]\n", **files})
    monkeypatch.chdir(folder)
    return folder


def snapshot(root: Path) -> Snapshot:
    files = (each for each in root.rglob("*") if each.is_file())
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in files}


@contextmanager
def failing_at(number: int, code: int) -> Iterator[list[int]]:
    """Let the nth step of writing fail, once."""
    left = [number]
    real: dict[str, Callable[..., object]] = {name: getattr(os, name) for name in STEPS}

    def counted(name: str) -> Callable[..., object]:
        def step(*words: object, **more: object) -> object:
            if "rb" in words:
                return real[name](*words, **more)
            left[0] -= 1
            if left[0] == 0:
                if name == "fdopen":
                    os.close(words[0])  # type: ignore[arg-type]
                raise OSError(code, CODES[code])
            return real[name](*words, **more)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, counted(name))
        yield left


def whole(root: Path, before: Snapshot, after: Snapshot) -> list[str]:
    """Give the files that are neither as before nor as the command writes them, temporary ones among them."""
    now = snapshot(root)
    record = {each for each in now if each.endswith(RECORD)}
    kept = {path for path, content in now.items() if content in {before.get(path), after.get(path)}}
    lost = {path for path in before if path not in now and path in after}
    return sorted((set(now) - kept - record) | lost)


def result_of(root: Path, command: str) -> Snapshot:
    """Give what the files say after the command, and put them back."""
    before = snapshot(root)
    CliRunner().invoke(main, command.split())
    after = snapshot(root)
    for path in set(after) - set(before):
        (root / path).unlink()
    shutil.rmtree(root / "out", ignore_errors=True)
    for path, content in before.items():
        (root / path).write_bytes(content)
    return after


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize(("name", "number"), places(FAULTS))
def test_a_disk_that_fails_is_one_sentence_and_leaves_every_file_whole(
    root: Path, name: str, number: int, code: int
) -> None:
    if code != errno.ENOSPC and not FAULTS and number > 1:
        pytest.skip("one place is enough for each reason")
    before, after = snapshot(root), result_of(root, COMMANDS[name])
    with failing_at(number, code) as left:
        result = CliRunner().invoke(main, COMMANDS[name].split())
    is_recovered = left[0] > 0 or result.exit_code in {0, 1}  # as where a disk has no links
    assert is_recovered or (result.exit_code, len(result.stderr.strip().splitlines())) == (2, 1), result.output
    assert "Traceback" not in result.output
    assert whole(root, before, after) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize(("name", "number"), places(FAULTS)[:: 1 if FAULTS else 2])
def test_a_program_that_is_killed_leaves_every_file_whole(root: Path, name: str, number: int) -> None:
    before, after = snapshot(root), result_of(root, COMMANDS[name])
    words = [sys.executable, "-c", KILLED_AT.format(steps=STEPS), "any", str(number), *COMMANDS[name].split()]
    done = subprocess.run(words, cwd=root, capture_output=True, check=False)
    assert done.returncode in {-signal.SIGKILL, 0, 1}
    left = [path for path in whole(root, before, after) if not Path(path).name.startswith(".personas-")]
    assert left == []
    result = CliRunner().invoke(main, COMMANDS[name].split())
    assert (result.exit_code in {0, 1}, "Traceback" in result.output) == (True, False), result.output
