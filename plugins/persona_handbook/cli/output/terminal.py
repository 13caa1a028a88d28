"""Output of commands: characters that the terminal's encoding lacks are replaced, and files are UTF-8."""

from __future__ import annotations

import codecs
import errno
import sys
from io import TextIOWrapper

import click

from persona_handbook.report.terminal_text import on_terminal_lines, signs

IN_ASCII = "persona-handbook"


def write_any_character() -> None:
    """Make standard output and standard error replace unsupported characters by ASCII."""
    codecs.register_error(IN_ASCII, _in_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=IN_ASCII)


def say(text: str, *, nl: bool = True, err: bool = False) -> None:
    """Print messages, with each line escaped for terminals."""
    if not err:
        _demand_open()
    click.echo(on_terminal_lines(text), nl=nl, err=err)


def print_report(report: str, *, color: bool) -> None:
    """Print a report whose format has escaped all texts, with its colors if enabled."""
    _demand_open()
    click.echo(report, nl=False, color=color)


def print_file(content: str | bytes) -> None:
    """Print output for other programs: the same bytes as with `--output`, whatever the terminal's encoding.

    A terminal itself is sent no control characters.
    """
    _demand_open()
    if sys.stdout.isatty():
        text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        click.echo("\n".join("".join(signs(line)) for line in text.replace("\r\n", "\n").split("\n")), nl=False)
        return
    click.echo(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"), nl=False)


def _demand_open() -> None:
    if sys.stdout is None:  # as with `>&-`
        raise OSError(errno.EBADF, "standard output is closed")


def _in_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spelled, error.object[error.start : error.end])), error.end


def _spelled(character: str) -> str:
    """Spell a character, such as `->`; letters become code points, so that names stay distinct."""
    from anyascii import anyascii  # noqa: PLC0415  its table is rarely needed

    sign = "" if character.isalnum() else anyascii(character)
    return sign or character.encode("ascii", "backslashreplace").decode()
