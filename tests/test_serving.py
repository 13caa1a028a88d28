"""`mkdocs serve` follows folders that come, go and come again, which MkDocs itself loses sight of."""

from __future__ import annotations

# ruff: noqa: SLF001  the server has no public way to ask whether it will build
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from conftest import WriteHandbook
from persona_handbook.mkdocs_plugin.plugin import PersonaHandbookPlugin
from persona_handbook.mkdocs_plugin.serving import Follower
from persona_handbook.model.files.one_file import Memory
from persona_handbook.reading.yaml.document import Document, read_document


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    (tmp_path / "site").mkdir()
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path / "site"), polling_interval=0.05)
    made.observer.start()
    yield made
    made.observer.stop()
    made.observer.join()
    made.server_close()


def asked_for_a_build(server: LiveReloadServer) -> bool:
    return eventually(lambda: server._want_rebuild)


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def test_a_folder_is_followed_that_comes_goes_and_comes_again(tmp_path: Path, server: LiveReloadServer) -> None:
    folder = tmp_path / "handbook" / "personas"
    follower = Follower(server, [folder])
    follower.start()
    for number in range(2):
        folder.mkdir(parents=True)
        assert asked_for_a_build(server), f"it came, {number}"
        server._want_rebuild = False
        assert eventually(lambda: str(folder) in server._watched_paths)
        time.sleep(0.2)  # for the first look of the observer
        (folder / "a.yaml").write_text("name: a\n", "utf-8")
        assert asked_for_a_build(server), f"a file in it was written, {number}"
        (folder / "a.yaml").unlink()
        folder.rmdir()
        folder.parent.rmdir()
        assert eventually(lambda: str(folder) not in server._watched_paths)
        server._want_rebuild = False
    follower.stop()


def built(root: Path, name: str) -> tuple[PersonaHandbookPlugin, dict[str, bytes]]:
    """Build a site as the server does, and give our plugin and the files."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root.with_name(name)))
    build(config)
    plugin = config.plugins["persona-handbook"]
    assert isinstance(plugin, PersonaHandbookPlugin)
    files = (file for file in (root.with_name(name)).rglob("*") if file.is_file() and file.suffix != ".gz")
    return plugin, {file.relative_to(root.with_name(name)).as_posix(): file.read_bytes() for file in files}


def test_a_build_of_the_server_reads_only_changed_files_and_equals_a_new_build(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = "name: {}\nstatus: draft\nowner: research\nsummary: Orders parts while a customer waits.\n"
    root = write(
        {
            "mkdocs.yml": "site_name: Us\nplugins: [persona-handbook: {today: 2026-06-01}]\n",
            "docs/index.md": "# Home\n\n[[persona:a]]\n",
            **{f"personas/{each}.yaml": entry.format(f"Person {each}") for each in "abc"},
        }
    )
    told: list[str] = []

    def noted(content: bytes, path: str) -> Document:
        told.append(path)
        return read_document(content, path)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    monkeypatch.setattr("persona_handbook.model.files.one_file.read_document", noted)
    plugin, _ = built(root, "first")
    (root / "personas/a.yaml").write_text("name: [\n", "utf-8")
    told.clear()
    same, served = built(root, "served")
    assert same is plugin
    assert told == ["personas/a.yaml"]
    plugin.memory = Memory()
    assert served == built(root, "anew")[1]


def test_a_folder_that_the_settings_name_later_is_followed(tmp_path: Path, server: LiveReloadServer) -> None:
    follower = Follower(server, [])
    (tmp_path / "people").mkdir()
    follower.follow([tmp_path / "people"])
    assert follower.look()
    assert not follower.look()
    assert str(tmp_path / "people") in server._watched_paths


def test_a_file_that_is_saved_anew_is_left_to_mkdocs(tmp_path: Path, server: LiveReloadServer) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: 1\n", "utf-8")
    follower = Follower(server, [tmp_path / "mkdocs.yml"])
    (tmp_path / "new").write_text("a: 2\n", "utf-8")
    (tmp_path / "new").replace(tmp_path / "mkdocs.yml")
    assert not follower.look()
