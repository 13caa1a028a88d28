"""A progress bar for commands that take longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TextIO

import click

from persona_handbook.progress import Item, Watch, unwatched

PATIENCE = 1.0


def progress_bar(stream: TextIO | None = None) -> Watch:
    """Return a progress bar for terminals; it draws nothing elsewhere.

    Args:
        stream: the output; by default standard error, because findings are written to standard output
    """
    stream = stream or sys.stderr  # None if it is closed
    return ProgressBar(stream) if stream and stream.isatty() else unwatched


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """Draws nothing until a command has run for PATIENCE seconds since this object was created."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begun", self.clock())

    def __call__(self, items: Sequence[Item], doing: str) -> Iterable[Item]:
        """Yield each item once, in order, and draw the progress."""
        return self._drawn(items, doing)

    def _drawn(self, items: Sequence[Item], doing: str) -> Iterator[Item]:
        with ExitStack() as drawing:
            bar = None
            for number, item in enumerate(items):
                if bar is None and self.clock() - self.begun >= PATIENCE:
                    bar = drawing.enter_context(
                        click.progressbar(length=len(items), label=doing, file=self.stream, show_pos=True)
                    )
                    bar.update(number)
                yield item
                if bar:
                    bar.update(1)
