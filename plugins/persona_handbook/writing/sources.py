"""Protects hand-written files from being overwritten by the output of commands."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from persona_handbook.settings.settings import Settings
from persona_handbook.writing.refusal import NotWrittenError, in_a_sentence

YAML, PAGES = frozenset({".yaml", ".yml"}), frozenset({".md", ".markdown"})
OF_GIT = ".git"


def spare_sources(settings: Settings, file: Path, read: Iterable[Path] = ()) -> None:
    """Reject an output file that must not be overwritten.

    Args:
        settings: contain the folders of the handbook
        file: the output file
        read: the input files of the command

    Raises:
        NotWrittenError: it is in the handbook, would be read as a part of it, or is an input file
    """
    real = Path(os.path.realpath(file))
    with in_a_sentence(file):
        if _is_source(settings, real):
            raise NotWrittenError(f"{file} is a file of the handbook and was not overwritten. Name another file.")
        if any(_same(real, each) for each in read):
            raise NotWrittenError(f"This command reads {file}. Name another file.")


def spare_folders(settings: Settings, folder: Path) -> None:
    """Reject an output folder whose files would be read as files of the handbook.

    Raises:
        NotWrittenError: it is in one of the handbook's folders
    """
    real = Path(os.path.realpath(folder))
    own = (settings.templates,) if settings.templates else ()
    within = (settings.personas, settings.evidence, settings.journeys, settings.docs, *own)
    folders = [settings.root / each for each in within if not _within(settings.root, settings.root / each)]
    if OF_GIT in real.parts or any(_within(real, each) for each in folders):
        raise NotWrittenError(f"{folder} is in a folder of the handbook, which would read it. Name another folder.")


def refuse_same(files: Iterable[Path]) -> None:
    """Reject two outputs to the same file.

    Raises:
        NotWrittenError: a file is named twice
    """
    seen: set[str] = set()
    for file in files:
        real = os.path.normcase(os.path.realpath(file))
        if real in seen:
            raise NotWrittenError(f"{file} is named twice. Name another file for one of the outputs.")
        seen.add(real)


def _is_source(settings: Settings, real: Path) -> bool:
    if OF_GIT in real.parts or any(_same(real, each) for each in _files(settings)):
        return True
    if real.is_dir():
        return False
    root = settings.root
    handbook = (settings.personas, settings.evidence, settings.journeys)
    if any(_within(real, root / each) for each in handbook):
        return real.suffix.lower() in YAML or real.exists()
    docs = root / settings.docs
    if _within(real, docs):
        # if the whole repository is the documents folder, only the sources of MkDocs pages are hand-written
        return real.exists() if not _within(root, docs) else real.suffix.lower() in PAGES and real.exists()
    return bool(settings.templates) and real.exists() and _within(real, root / str(settings.templates))


def _files(settings: Settings) -> tuple[Path, ...]:
    return (*settings.files, settings.root / settings.document.path)


def _within(file: Path, folder: Path) -> bool:
    """Return whether a file is in a folder, also on file systems that ignore case."""
    return any(_same(each, folder) for each in (file, *file.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
