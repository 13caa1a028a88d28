"""Paths are named with forward slashes, and those on another drive whole; one module decides it."""

from __future__ import annotations

import ast
import json
import ntpath
import os
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner

import persona_handbook
from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.reading import paths
from persona_handbook.reading.paths import path_from

PACKAGE = Path(persona_handbook.__file__).parent
REALLY = os.path.relpath
MAKES_TEXT_OF = {"as_posix", "parts", "parents"}
HANDED_ON = {"missing_folders.py": "inside", "opening.py": "a path that is looked at, never shown"}


@pytest.fixture
def other_drive(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to which no way leads from any other, as on Windows."""
    drive = tmp_path_factory.mktemp("drive")

    def relpath(path: str | Path, start: str | Path = ".") -> str:
        if Path(path).is_relative_to(drive) != Path(start).is_relative_to(drive):
            raise ValueError("path is on mount 'D:', start on mount 'C:'")
        return REALLY(path, start)

    monkeypatch.setattr(os.path, "relpath", relpath)
    return drive


@pytest.mark.parametrize(
    ("folder", "file", "shown"),
    [
        (r"C:\work\handbook", r"C:\work\handbook\personas\a.yaml", "personas/a.yaml"),
        (r"C:\work\handbook", r"C:\work\base.yml", "../base.yml"),
        (r"C:\Work", r"c:\work\a.yaml", "a.yaml"),
        (r"C:\work", r"D:\base.yml", "D:/base.yml"),
        (r"C:\work", r"\\server\share\base.yml", "//server/share/base.yml"),
    ],
)
def test_paths_of_windows(monkeypatch: pytest.MonkeyPatch, folder: str, file: str, shown: str) -> None:
    with monkeypatch.context() as on_windows:
        on_windows.setattr(paths, "Path", PureWindowsPath)
        on_windows.setattr(os, "path", ntpath)
        told = path_from(PureWindowsPath(folder), PureWindowsPath(file))  # type: ignore[arg-type]
    assert told == shown


def test_a_handbook_over_two_drives(write: WriteHandbook, other_drive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, base = other_drive / "docs", other_drive / "base.yml"
    docs.mkdir()
    (docs / "index.md").write_text("# Hello\n\n[[persona:nobody]]\n", "utf-8")
    base.write_text("plugins:\n  - persona-handbook: {histry: true}\n", "utf-8")
    root = write(
        {
            "mkdocs.yml": f"INHERIT: {base.as_posix()}\nsite_name: x\ndocs_dir: {docs.as_posix()}\n",
            "personas/a.yaml": "name: A\nstatus: draft\nsummary: B.\nonwer: us\n",
        }
    )
    monkeypatch.chdir(root)
    told = CliRunner().invoke(main, ["check", "--format", "json"], catch_exceptions=False).stdout
    found = {each["path"] for each in json.loads(told)["findings"]}
    assert found == {"personas/a.yaml", (docs / "index.md").as_posix(), base.as_posix()}
    for words in (["check"], ["check", "--format", "sarif"], ["reviews"], ["export", "personas"], ["pages", "out"]):
        assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code in {0, 1}


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit"])
def test_a_report_names_a_path_with_forward_slashes(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    root = write({"mkdocs.yml": "plugins: [persona-handbook]\n", "personas/deep/down/a.yaml": "name: [\n"})
    monkeypatch.chdir(root)
    told = CliRunner().invoke(main, ["check", "--format", form], catch_exceptions=False).stdout
    assert "personas/deep/down/a.yaml" in told


def test_what_becomes_text_of_a_path_has_forward_slashes() -> None:
    left = []
    for source in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(source.read_text("utf-8"))
        followed = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in MAKES_TEXT_OF
        }
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
        left += [
            f"{source.name}: {ast.unparse(call)}"
            for call in calls
            if ast.unparse(call.func).endswith(("os.path.relpath", ".relative_to"))
            and id(call) not in followed
            and source.name not in {"paths.py", *HANDED_ON}
        ]
    assert left == []
