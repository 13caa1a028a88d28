"""The documents folder: which of its files a site publishes, and which it must not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.model.files.excluded import spec_of
from persona_handbook.reading.opening import NotOpenedError, looked_at
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.settings.settings import Settings

# the defaults of MkDocs, which `exclude_docs` may override
NEVER_PUBLISHED = (".*", "/templates/")
LARGEST_PAGE, LARGEST = 10_000_000, 100_000_000


@dataclass(frozen=True, slots=True)
class Documents:
    """The files that a site publishes beside the generated pages, and those that it must not publish."""

    files: tuple[Path, ...]
    not_read: tuple[NotRead, ...]


def documents_of(settings: Settings) -> Documents:
    """Check each file in the documents folder, except those excluded by `exclude_docs`."""
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
    """Return the folders that may contain files of the site; links to other folders are rejected."""
    return (settings.root, settings.root / settings.docs)


def refused_document(settings: Settings, file: Path, *more: Path) -> NotRead | None:
    """Return why a file must not be published; None if it may be or no longer exists.

    Args:
        settings: contain the folders of the site
        file: the file
        more: other folders that may contain it, such as that of a theme
    """
    try:
        looked_at(file, (*may_lie_in(settings), *more), LARGEST_PAGE if file.suffix == ".md" else LARGEST)
    except NotOpenedError as error:
        return NotRead(file, error.wrong, error.way_out)
    except OSError as error:
        gone = not os.path.lexists(file)
        return None if gone else NotRead(file, f"cannot be opened ({error.strerror})", "Check the file's permissions.")
    return None
