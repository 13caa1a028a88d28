"""A progress bar for a command that takes longer than a second."""

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
    """Give what draws a progress bar on a terminal, and nothing where the output goes elsewhere.

    Args:
        stream: what it draws on; standard error unless given, because findings go to standard output
    """
    stream = stream or sys.stderr  # None where it is closed
    return ProgressBar(stream) if stream and stream.isatty() else unwatched


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """Draws nothing until a command has taken PATIENCE seconds, counted from when this was made."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begun", self.clock())

    def __call__(self, items: Sequence[Item], doing: str) -> Iterable[Item]:
        """Give each item once, in order, and draw how many have been given."""
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
