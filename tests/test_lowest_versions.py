"""The package with the lowest direct versions that it allows, and with the newest: every command runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import REPOSITORY

BIN = "Scripts" if os.name == "nt" else "bin"
UV = Path(sys.executable).parent / "uv"
COMMANDS = (
    "personas --version",
    "personas check",
    "personas explain broken-yaml",
    "personas rules",
    "personas fields persona",
    "personas reviews",
    "personas export --format json --output all.json",
    "personas export --format xlsx --output all.xlsx",
    "personas import all.xlsx",
    "personas diff HEAD",
    "personas pages out",
    "personas new persona fleet-buyer",
    "personas init another",
    "mkdocs build --strict",
)


def ran(words: list[str], cwd: Path, environment: Mapping[str, str] | None = None) -> None:
    done = subprocess.run(
        words, cwd=cwd, env={**os.environ, **(environment or {})}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    ran([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], REPOSITORY)
    return next(out.glob("*.whl"))


@pytest.mark.slow
@pytest.mark.parametrize("end", ["lowest-direct", "highest"])
def test_every_command_runs_at_both_ends_of_the_ranges(wheel: Path, tmp_path: Path, end: str) -> None:
    venv, root = tmp_path / "venv", tmp_path / "handbook"
    root.mkdir()
    ran([str(UV), "venv", "-q", "--python", sys.executable, str(venv)], tmp_path)
    install = [str(UV), "pip", "install", "-q", "--python", str(venv)]
    ran([*install, "--resolution", end, "-r", str(REPOSITORY / "pyproject.toml")], tmp_path)
    ran([*install, "--no-deps", str(wheel)], tmp_path)
    for name in ("docs", "journeys", "personas", "schemas"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    ran(["git", "init", "-q"], root)
    ran(["git", "add", "-A"], root)
    author = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"]
    ran(["git", *author, "commit", "-q", "-m", "Begin"], root)
    for command in COMMANDS:
        name, *rest = command.split()
        ran([str(venv / BIN / name), *rest], root, {"NO_MKDOCS_2_WARNING": "1"})
