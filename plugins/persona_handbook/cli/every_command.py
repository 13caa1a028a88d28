"""What every command does in the same way: it ends with a sentence where a file cannot be written, and tidies up."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

import click

from persona_handbook.cli.handbook import give_up
from persona_handbook.writing.refusal import NotWrittenError

OF_A_SIGNAL = 128


class EveryCommand(click.Group):
    """All commands, each with the same way to end."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as click has it
        """Run a command; it ends with 2 where a file cannot be written."""
        with _tidying_up():
            try:
                return super().invoke(ctx)
            except NotWrittenError as error:
                give_up(str(error))
            except BrokenPipeError:
                raise  # click ends in silence, as other programs do
            except OSError as error:
                give_up(f"{error.strerror or error}: {error.filename}" if error.filename else str(error))


@contextmanager
def _tidying_up() -> Iterator[None]:
    """Let a command that is told to stop remove its temporary files first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(OF_A_SIGNAL + number)
