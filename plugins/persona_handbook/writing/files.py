"""The only module that writes files: completely or not at all, and never over unread content."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from persona_handbook.writing.own_form import in_form_of
from persona_handbook.writing.refusal import NotWrittenError, in_a_sentence

NEW = 0o666  # minus the user's umask
FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
# on Windows, a file cannot be replaced while another program, such as a virus scanner, reads it
WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
TEMPORARY = re.compile(r"\.personas-[0-9a-f]{16}\.tmp")
CANNOT_FLUSH = frozenset({errno.EINVAL, getattr(errno, "ENOTSUP", errno.EINVAL)})


def create(file: Path, content: str | bytes, mode: int = NEW) -> None:
    """Write a new file, and create missing parent folders.

    Raises:
        AlreadyThereError: a file with that name exists
        NotWrittenError: it cannot be written
    """
    with in_a_sentence(file):
        _make(file.parent)
        with _beside(file, _bytes(content), mode) as written:
            _put_new(written, file)


def replace(file: Path, content: str | bytes, before: bytes, *, within: Path, mode: int | None = None) -> None:
    """Overwrite a file that was read; a text keeps the line ends and byte order mark of the file.

    Args:
        file: the file; if it is a link, its target is written
        content: the new content
        before: the content when it was read
        within: the folder that must contain the target of a link
        mode: permissions, as for chmod; None to keep those of the file

    Raises:
        NotWrittenError: its content has changed since it was read, or it cannot be written
    """
    with in_a_sentence(file):
        real = _real(file)
        if file.is_symlink() and not real.is_relative_to(_real(within)):
            raise NotWrittenError(f"{file} is a link to {real}, outside {within}. Change that file instead.")
        whole = content if isinstance(content, bytes) else _bytes(in_form_of(before, content))
        with _beside(real, whole, NEW if mode is None else mode) as written:
            _like(real, written, mode)
            if real.read_bytes() != before:
                raise NotWrittenError(f"{file} changed in the meantime and was not written. Run the command again.")
            _put(written, real)


def hand_over(file: Path, content: str | bytes) -> None:
    """Write the output of a command to the file that the user named, replacing earlier output.

    Raises:
        NotWrittenError: it cannot be written
    """
    with in_a_sentence(file):
        real = _real(file)
        if real.is_symlink():
            raise OSError(errno.ELOOP, "is a link to itself")
        if real.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if not real.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        if real.exists() and not real.is_file():  # a pipe, or a device such as /dev/stdout
            with _stream(real) as device:
                device.write(_bytes(content))
            return
        with _beside(real, _bytes(content), NEW) as written:
            if real.exists():
                _like(real, written, None)
            _put(written, real)


def new_folder(folder: Path) -> None:
    """Create a folder and missing parent folders.

    Raises:
        NotWrittenError: it cannot be created
    """
    with in_a_sentence(folder / "file"):
        _make(folder)


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write generated files to a folder of our own.

    Raises:
        NotWrittenError: one of them cannot be written, or would be outside the folder
    """
    inside = _real(folder)
    for path, content in files.items():
        file = folder / path
        with in_a_sentence(file):
            _make(file.parent)
            if not _real(file.parent).is_relative_to(inside) or ".." in Path(path).parts:
                raise NotWrittenError(f"{file} is outside {folder}. Name a new folder.")
            with _beside(file, content, NEW, flush=False) as written:
                _put(written, file)


def remove(folder: Path, path: str) -> None:
    """Remove one of our files from one of our folders, and then empty folders.

    Raises:
        NotWrittenError: it cannot be removed
    """
    file = folder / path
    inside = _real(folder)
    with in_a_sentence(file):
        if ".." in Path(path).parts or not _real(file.parent).is_relative_to(inside) or file.is_dir():
            return
        file.unlink(missing_ok=True)
        with suppress(OSError):
            for above in file.relative_to(folder).parents[:-1]:
                (folder / above).rmdir()


def is_temporary(name: str) -> bool:
    """Return whether a file is a temporary file of an interrupted program."""
    return TEMPORARY.fullmatch(name) is not None


@contextmanager
def _stream(file: Path) -> Iterator[BinaryIO]:
    """Open a pipe or device for writing; a named pipe that no program reads is an error."""
    descriptor = os.open(file, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    with os.fdopen(descriptor, "wb") as device:
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        yield device


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "not a folder") from error


@contextmanager
def _beside(file: Path, content: bytes, mode: int, *, flush: bool = True) -> Iterator[Path]:
    """Write a temporary file beside another file, as a context manager."""
    written = file.with_name(f".personas-{secrets.token_hex(8)}.tmp")
    try:
        with os.fdopen(os.open(written, FLAGS, mode), "wb") as temporary:
            temporary.write(content)
            temporary.flush()
            if flush:
                _flush(temporary.fileno())
        yield written
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)


def _flush(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in CANNOT_FLUSH:
            raise


def _like(file: Path, written: Path, mode: int | None) -> None:
    """Copy the permissions of the old version of a file to the new one; the old one must be writable."""
    there = file.stat()
    if not there.st_mode & 0o222 or not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(written, there.st_uid, there.st_gid)
    written.chmod(stat.S_IMODE(there.st_mode) if mode is None else mode)


def _put_new(written: Path, file: Path) -> None:
    try:
        os.link(written, file)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a file system without links, such as FAT
        os.close(os.open(file, FLAGS))
        try:
            _put(written, file)
        except BaseException:
            file.unlink(missing_ok=True)
            raise


def _put(written: Path, file: Path) -> None:
    for wait in WAITS:
        try:
            os.replace(written, file)  # noqa: PTH105  Path.replace is the same, and less known
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(written, file)  # noqa: PTH105


def _real(file: Path) -> Path:
    """Resolve links; unlike `Path.resolve`, a circular link is not an error."""
    return Path(os.path.realpath(file))


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
