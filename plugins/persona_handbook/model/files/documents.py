"""The folder of documents: which of its files a site publishes, and which it must not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.model.files.excluded import spec_of
from persona_handbook.reading.opening import NotOpenedError, looked_at
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.settings.settings import Settings

# MkDocs has these before the patterns of `exclude_docs`, which may take files back in
NEVER_PUBLISHED = (".*", "/templates/")
LARGEST_PAGE, LARGEST = 10_000_000, 100_000_000


@dataclass(frozen=True, slots=True)
class Documents:
    """The files that a site publishes beside the handbook's own pages, and those that it must not."""

    files: tuple[Path, ...]
    not_read: tuple[NotRead, ...]


def documents_of(settings: Settings) -> Documents:
    """Look at each file in the folder of documents, without those that `exclude_docs` leaves out."""
    docs = settings.root / settings.docs
    unpublished = spec_of((*NEVER_PUBLISHED, *settings.exclude_docs))
    files: list[Path] = []
    refused: list[NotRead] = []
    for each in files_below(docs, may_lie_in(settings), linked=True):
        path = each.path if isinstance(each, NotRead) else each
        if unpublished.match_file(path.relative_to(docs).as_posix()):
            continue
        found = each if isinstance(each, NotRead) else refused_document(settings, path)
        if found is None:
            files.append(path)
        elif not found.is_note:
            refused.append(found)
    return Documents(tuple(sorted(files, key=Path.as_posix)), tuple(refused))


def may_lie_in(settings: Settings) -> tuple[Path, ...]:
    """Give the folders that the files of a site may lie in; links lead to no other."""
    return (settings.root, settings.root / settings.docs)


def refused_document(settings: Settings, file: Path, *more: Path) -> NotRead | None:
    """Say why a file must not be published; None where it may, or where it is gone.

    Args:
        settings: say where the files of the site are
        file: the file
        more: other folders that it may lie in, such as one with a theme
    """
    try:
        looked_at(file, (*may_lie_in(settings), *more), LARGEST_PAGE if file.suffix == ".md" else LARGEST)
    except NotOpenedError as error:
        return NotRead(file, error.wrong, error.way_out)
    except OSError as error:
        gone = not os.path.lexists(file)
        return None if gone else NotRead(file, f"cannot be opened ({error.strerror})", "Check the file's permissions.")
    return None
