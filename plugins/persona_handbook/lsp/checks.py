"""Schedules checks: when typing pauses, one at a time, and only if something changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from persona_handbook.finding import Finding
from persona_handbook.lsp.reading import Reading
from persona_handbook.lsp.watched import Unsaved, Watched

PAUSE = 0.12  # in seconds; about the duration of a check of a typical handbook

Checked = tuple[Reading, list[Finding]] | None


class Checks:
    """Runs checks in the background and passes on the findings."""

    def __init__(self, typed: Callable[[], Unsaved], found: Callable[[Watched, Checked], None]) -> None:
        """Start with a function that returns the open files, and one that receives findings."""
        self._typed = typed
        self._found = found
        self._waiting: dict[Path, asyncio.TimerHandle] = {}
        self._running: dict[Path, asyncio.Task[None]] = {}
        self._last: dict[Path, Checked] = {}

    def soon(self, handbook: Watched) -> None:
        """Check a handbook when typing pauses."""
        self._no_longer_waiting(handbook)
        loop = asyncio.get_running_loop()
        self._waiting[handbook.root] = loop.call_later(PAUSE, self._start, handbook)

    async def checked(self, handbook: Watched) -> Checked:
        """Give what is found in a handbook as it is now, without waiting for a pause."""
        if self._no_longer_waiting(handbook):
            self._start(handbook)
        while handbook.root in self._running:
            await asyncio.shield(self._running[handbook.root])
        return self.last(handbook)

    def last(self, handbook: Watched) -> Checked:
        """Return the results of the last check of a handbook."""
        return self._last.get(handbook.root)

    def _no_longer_waiting(self, handbook: Watched) -> bool:
        timer = self._waiting.pop(handbook.root, None)
        if timer:
            timer.cancel()
        return timer is not None

    def _start(self, handbook: Watched) -> None:
        before = self._running.get(handbook.root)
        self._waiting.pop(handbook.root, None)
        self._running[handbook.root] = asyncio.get_running_loop().create_task(self._check(handbook, before))

    async def _check(self, handbook: Watched, before: asyncio.Task[None] | None) -> None:
        if before:
            await before
        try:
            last = await asyncio.to_thread(handbook.check, self._typed())
            self._last[handbook.root] = last
            self._found(handbook, last)
        finally:
            if self._running.get(handbook.root) is asyncio.current_task():
                del self._running[handbook.root]
