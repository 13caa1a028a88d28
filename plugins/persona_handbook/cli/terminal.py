"""What commands write to: no character ends a command because the terminal's encoding lacks it, and files are UTF-8."""

from __future__ import annotations

import codecs
import errno
import sys
from io import TextIOWrapper

import click
from anyascii import anyascii

from persona_handbook.report.terminal_text import on_terminal_lines

IN_ASCII = "persona-handbook"


def write_any_character() -> None:
    """Let standard output and standard error write what their encoding lacks in ASCII."""
    codecs.register_error(IN_ASCII, _in_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=IN_ASCII)


def say(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Print sentences for people, each line through the gate onto a terminal."""
    if not err:
        _demand_open()
    click.echo(on_terminal_lines(text), nl=nl, err=err)


def print_report(report: str, *, color: bool) -> None:
    """Print a report for people whose format let every text through that gate, and set its colors."""
    _demand_open()
    click.echo(report, nl=False, color=color)


def print_file(content: str | bytes) -> None:
    """Print what other programs read: the same bytes that `--output` writes, whatever the terminal's encoding."""
    _demand_open()
    click.echo(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"), nl=False)


def _demand_open() -> None:
    if sys.stdout is None:  # as with `>&-`
        raise OSError(errno.EBADF, "standard output is closed")


def _in_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spelled, error.object[error.start : error.end])), error.end


def _spelled(character: str) -> str:
    """Spell a sign, such as `->`; a letter becomes its number, so that no name looks like another."""
    sign = "" if character.isalnum() else anyascii(character)
    return sign or character.encode("ascii", "backslashreplace").decode()
