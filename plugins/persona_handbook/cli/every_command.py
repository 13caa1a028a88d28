"""Behavior shared by all commands: error messages for failed writes, and removal of temporary files."""

from __future__ import annotations

import errno
import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from persona_handbook.cli.ending import COULD_NOT_RUN, give_up
from persona_handbook.cli.later import LaterCommands
from persona_handbook.cli.output.terminal import write_any_character
from persona_handbook.reading.opening import NotOpenedError
from persona_handbook.writing.refusal import NotWrittenError

OF_A_SIGNAL = 128
# a command makes many objects and hardly any cycles; the default of 700 would search them all over and over
OBJECTS_BEFORE_A_SEARCH = 100_000


class EveryCommand(click.Group):
    """The group of all commands with their shared start and end."""

    is_closed = False

    def main(self, *words: Any, **more: Any) -> Any:  # noqa: ANN401  as click has it
        """Run a command on a terminal with any encoding."""
        write_any_character()
        gc.set_threshold(OBJECTS_BEFORE_A_SEARCH, *gc.get_threshold()[1:])
        self.is_closed = False
        try:
            return super().main(*words, **more)
        except OSError as error:  # for the output of click itself, such as the help
            _give_up(error)
        except SystemExit:
            if self.is_closed:  # click would exit with 1, which means that there are findings
                raise SystemExit(COULD_NOT_RUN) from None
            raise

    def make_context(self, *words: Any, **more: Any) -> click.Context:  # noqa: ANN401  as click has it
        """Parse the command line, and print the help if requested."""
        try:
            return super().make_context(*words, **more)
        except BrokenPipeError:
            self.is_closed = True
            raise

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries."""
        if isinstance(self.commands, LaterCommands):
            with formatter.section("Commands"):
                formatter.write_dl(sorted(self.commands.summaries.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as click has it
        """Run a command; exits with 2 if a file cannot be written."""
        with _tidying_up():
            try:
                _demand_a_folder()
                return super().invoke(ctx)
            except NotWrittenError as error:
                give_up(str(error))
            except BrokenPipeError:
                self.is_closed = True
                raise  # exit silently, as other programs do
            except OSError as error:
                if os.name == "nt" and error.errno == errno.EINVAL and not error.filename:
                    self.is_closed = True
                    raise BrokenPipeError(errno.EPIPE, "closed") from error  # the error of Windows for a closed pipe
                _give_up(error)


def _give_up(error: OSError) -> NoReturn:
    if isinstance(error, NotOpenedError):
        give_up(f"{error.file} {error.wrong}. {error.way_out}")
    reason = error.strerror or error
    give_up(f"{reason}: {error.filename}" if error.filename else f"The output cannot be written: {reason}.")


def _demand_a_folder() -> None:
    try:
        Path.cwd()
    except OSError as error:
        give_up(f"The current folder cannot be used ({error.strerror}). Change to another one.")


@contextmanager
def _tidying_up() -> Iterator[None]:
    """Remove temporary files if a command is terminated."""
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
