"""MkDocs integration: `mkdocs serve` keeps watching folders that are deleted and created again."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

SECONDS = 0.5


class Follower:
    """Watches files and folders for the live reload server, which stops watching a path once it is deleted."""

    def __init__(self, server: LiveReloadServer, paths: Iterable[Path]) -> None:
        self._server = server
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._seen = {path: _identity(path) for path in paths}
        self._thread = threading.Thread(target=self._run, name="persona-handbook-follower", daemon=True)

    def start(self) -> None:
        """Start checking twice a second."""
        self._thread.start()

    def stop(self) -> None:
        """Stop checking."""
        self._stopped.set()

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch more paths, such as those from changed settings."""
        with self._lock:
            for path in paths:
                self._seen.setdefault(path, None)

    def look(self) -> bool:
        """Watch new paths again; return whether any path was created or deleted."""
        with self._lock:
            changed = [path for path, before in self._seen.items() if _identity(path) != before]
            for path in changed:
                self._seen[path] = _identity(path)
                self._watch_anew(path)
        return bool(changed)

    def _run(self) -> None:
        while not self._stopped.wait(SECONDS):
            if self.look():
                self._ask_for_a_build()

    def _watch_anew(self, path: Path) -> None:
        with suppress(KeyError):
            while True:  # once for each plugin that asked for it
                self._server.unwatch(str(path))
        if self._seen[path] is not None:
            with suppress(OSError):  # deleted again; the next check notices it
                self._server.watch(str(path))

    def _ask_for_a_build(self) -> None:
        with self._server._rebuild_cond:  # noqa: SLF001  it has no public way
            self._server._want_rebuild = True  # noqa: SLF001
            self._server._rebuild_cond.notify_all()  # noqa: SLF001


def _identity(path: Path) -> tuple[int, int] | None:
    """Return the device and inode of a folder, (0, 0) for a file, or None if nothing is there."""
    try:
        there = path.stat()
    except OSError:
        return None
    return (there.st_dev, there.st_ino) if path.is_dir() else (0, 0)
