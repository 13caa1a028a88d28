"""`mkdocs serve` follows folders that come, go and come again, which MkDocs itself loses sight of."""

from __future__ import annotations

# ruff: noqa: SLF001  the server has no public way to ask whether it will build
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from persona_handbook.mkdocs_plugin.serving import Follower


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
