"""Errors that say in a sentence why a file is not written, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotWrittenError(Exception):
    """A file cannot or must not be written; the message names it and says why."""


class AlreadyThereError(NotWrittenError):
    """A new file would overwrite another one."""


IN_USE = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
REASONS = {
    errno.EACCES: "Permission denied: {file}. Change the permissions of the file or folder, or name another file.",
    errno.EISDIR: "{file} is a folder. Name a file.",
    errno.ELOOP: "{file} is a link to itself. Delete it, or name another file.",
    errno.ENAMETOOLONG: "The name of {file} is too long. Choose a shorter one.",
    errno.ENOENT: "The folder {folder} does not exist. Create it, or name another file.",
    errno.ENOTDIR: "{folder} is not a folder. Name another file.",
    errno.EROFS: "{file} is on a read-only disk. Name another file.",
}


@contextmanager
def in_a_sentence(file: Path) -> Iterator[None]:
    """Convert system errors to sentences that say why a file could not be written.

    Raises:
        AlreadyThereError: a file with that name exists
        NotWrittenError: any other error
    """
    try:
        yield
    except FileExistsError as error:
        raise AlreadyThereError(f"The file {file} already exists.") from error
    except OSError as error:
        raise NotWrittenError(_reason(file, error)) from error
    except ValueError as error:  # such as NUL in a name
        raise NotWrittenError(f"{str(file)!r} is not a valid file name: {error}.") from error


def _reason(file: Path, error: OSError) -> str:
    if error.errno in FULL:
        return f"The disk is full, so {file} was not written. Free some space."
    if getattr(error, "winerror", None) in IN_USE:
        return f"{file} is open in another program. Close it, and run the command again."
    code = errno.EACCES if isinstance(error, PermissionError) else error.errno
    said = REASONS.get(code or 0, f"{{file}} cannot be written: {error.strerror or error}.")
    return said.format(file=file, folder=file.parent)
