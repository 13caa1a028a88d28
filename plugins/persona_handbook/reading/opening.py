"""The only module that opens files for reading. It checks them first and limits their size."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from persona_handbook.message import gettext
from persona_handbook.reading.unsaved import unsaved

# folders that programs fill; they never contain hand-written files
NOT_OURS = frozenset({"node_modules", "__pycache__"})
LARGEST_GIVEN = 100_000_000
# standard input, and what a shell puts in place of `<(…)`: a writer exists, unlike for a named pipe
PIPED = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
# do not block on a pipe without a writer, and do not acquire a controlling terminal
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
ITSELF = gettext("Replace the link with the file itself.")
KINDS = (
    (stat.S_ISDIR, gettext("is a folder, not a file"), gettext("Rename it, or replace it with a file.")),
    (stat.S_ISFIFO, gettext("is a named pipe, not a file"), gettext("Replace it with a file.")),
    (stat.S_ISSOCK, gettext("is a socket, not a file"), gettext("Replace it with a file.")),
    (stat.S_ISCHR, gettext("is a device, not a file"), gettext("Replace it with a file.")),
    (stat.S_ISBLK, gettext("is a device, not a file"), gettext("Replace it with a file.")),
)


class NotOpenedError(OSError):
    """A file must not be opened: `wrong` says why, as in "is a named pipe", and `way_out` what to do."""

    def __init__(self, file: Path, wrong: str, way_out: str) -> None:
        super().__init__(errno.EPERM, wrong, str(file))
        self.file = file
        self.wrong = wrong
        self.way_out = way_out


def read_file(file: Path, within: Iterable[Path], most: int) -> bytes:
    """Read a file of the handbook; unsaved editor content takes precedence over the file on disk.

    Args:
        file: the file; a link is followed if its target is within the same folders
        within: the folders that must contain the file
        most: the maximum size in bytes

    Raises:
        NotOpenedError: it is outside the folders, not a regular file, or too large; nothing was read
        OSError: it does not exist or cannot be read
    """
    typed = unsaved(file)
    if typed is None:
        return _content(file, looked_at(file, within, most), most)
    _refuse_place(file, Path(os.path.realpath(file)), [*within])
    if len(typed) > most:
        raise _too_large(file, len(typed), most)
    return typed


def read_given(file: Path, most: int = LARGEST_GIVEN) -> bytes:
    """Read a file named by the user of a command, wherever it is; what a shell pipes to it is read to its end.

    Raises:
        NotOpenedError: it is not a regular file, or too large
        OSError: it does not exist or cannot be read
    """
    if not file.as_posix().startswith(PIPED):
        return _content(file, looked_at(file, (), most), most)
    with file.open("rb") as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise _too_large(file, None, most)
    return content


def beginning_of(file: Path, count: int) -> bytes:
    """Return the first bytes of a regular file; empty if it is not one or cannot be read."""
    try:
        return _content(file, looked_at(file, ()), count, cut=True)
    except OSError:
        return b""


def looked_at(file: Path, within: Iterable[Path], most: int | None = None) -> Path:
    """Return the real path of a file if it may be opened.

    Args:
        file: the file
        within: the folders that must contain it; empty to allow any
        most: the maximum size in bytes

    Raises:
        NotOpenedError: it must not be opened
        OSError: it does not exist or cannot be examined
    """
    real = Path(os.path.realpath(file))
    _refuse_place(file, real, [*within])
    try:
        there = real.stat()
    except FileNotFoundError:
        if not file.is_symlink():
            raise
        raise NotOpenedError(
            file, gettext("is a link to a file that does not exist"), gettext("Delete the link, or correct it.")
        ) from None
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise NotOpenedError(file, gettext("is a link to itself"), gettext("Delete the link.")) from None
    _refuse_kind(file, there, most)
    return real


def is_hidden(name: str) -> bool:
    """Return whether a file or folder is hidden or filled by programs, such as `node_modules`."""
    return name.startswith(".") or name in NOT_OURS


def is_within(file: Path, folders: Iterable[Path]) -> bool:
    """Return whether a file, with all links resolved, is in one of some folders."""
    real = Path(os.path.realpath(file))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders)


def _refuse_place(file: Path, real: Path, within: list[Path]) -> None:
    bases = [Path(os.path.realpath(folder)) for folder in within]
    if not bases or real in set(_without_links(file, within)):
        return
    inside = next((real.relative_to(base) for base in bases if real.is_relative_to(base)), None)
    if inside is None:
        raise NotOpenedError(file, _outside(file), ITSELF)
    if any(map(is_hidden, inside.parts)):
        raise NotOpenedError(file, _in_hidden(file), ITSELF)


def _without_links(file: Path, within: list[Path]) -> Iterator[Path]:
    """Return the paths that the file would have if no folder below the given ones were a link."""
    whole = Path(os.path.abspath(file))  # noqa: PTH100  `resolve` would follow links
    for folder in within:
        top = os.path.abspath(folder)  # noqa: PTH100
        if whole.is_relative_to(top):
            yield Path(os.path.realpath(folder)) / whole.relative_to(top)


def _outside(file: Path) -> str:
    if file.is_symlink():
        return gettext("is a link to a place outside the handbook")
    return gettext("is behind a link to a place outside the handbook")


def _in_hidden(file: Path) -> str:
    if file.is_symlink():
        return gettext("is a link to a hidden folder")
    return gettext("is behind a link to a hidden folder")


def _refuse_kind(file: Path, there: os.stat_result, most: int | None) -> None:
    for is_one, wrong, way_out in KINDS:
        if is_one(there.st_mode):
            raise NotOpenedError(file, wrong, way_out)
    if not stat.S_ISREG(there.st_mode):
        raise NotOpenedError(file, gettext("is not a file"), gettext("Replace it with a file."))
    if most is not None and there.st_size > most:
        raise _too_large(file, there.st_size, most)


def _too_large(file: Path, size: int | None, most: int) -> NotOpenedError:
    has = gettext("has more than %(most)s bytes", most=f"{most:,}")
    if size is not None:
        has = gettext("has %(size)s bytes; the maximum is %(most)s", size=f"{size:,}", most=f"{most:,}")
    return NotOpenedError(
        file,
        has,
        gettext("Split it, or move long prose to a separate document."),
    )


def _content(file: Path, real: Path, most: int, *, cut: bool = False) -> bytes:
    """Read a checked file; check it again in case it was replaced in the meantime."""
    with os.fdopen(os.open(real, FLAGS | getattr(os, "O_NOFOLLOW", 0)), "rb") as opened:
        _refuse_kind(file, os.fstat(opened.fileno()), None)
        content: bytes | None = opened.read(most if cut else most + 1)
    if content is None:  # such as /proc/kmsg, which would wait
        raise NotOpenedError(file, gettext("is not a file"), gettext("Replace it with a file."))
    if len(content) > most:
        raise _too_large(file, None, most)
    return content
