"""Each danger has one door: what may start a program or write a file is listed here, and nothing else does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import persona_handbook
from conftest import REPOSITORY

PACKAGE = Path(persona_handbook.__file__).parent
STARTS_PROGRAMS = {
    "plugins/persona_handbook/reading/git.py": "git",
    "hatch_build.py": "npm, while the package is built",
    "benchmarks/lighthouse.py": "a browser, by hand",
}
STARTERS = (
    r"(subprocess|multiprocessing|pty|sh|git|pygit2|dulwich)(\..*)?",
    r"asyncio\.(subprocess.*|create_subprocess_\w+)",
    r"(os|posix)\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*|fork\w*|startfile)",
)


def sources() -> list[Path]:
    return sorted([*PACKAGE.rglob("*.py"), *(REPOSITORY / "benchmarks").glob("*.py"), REPOSITORY / "hatch_build.py"])


def shown(source: Path) -> str:
    return source.relative_to(REPOSITORY).as_posix()


def used(tree: ast.AST) -> Iterator[str]:
    """Give the full name of everything that a module imports, and of everything that it reaches through an import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def starts_programs(text: str) -> bool:
    return any(re.fullmatch(each, name) for name in used(ast.parse(text)) for each in STARTERS)


@pytest.mark.parametrize("source", sources(), ids=shown)
def test_a_program_is_started_only_where_it_is_listed(source: Path) -> None:
    assert starts_programs(source.read_text("utf-8")) == (shown(source) in STARTS_PROGRAMS)


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess",
        "from subprocess import run",
        "import os\nos.system('git log')",
        "import os\nos.execvp('git', [])",
        "from os import popen",
        "import multiprocessing.pool",
    ],
)
def test_a_hidden_start_is_noticed(text: str) -> None:
    assert starts_programs(text)
