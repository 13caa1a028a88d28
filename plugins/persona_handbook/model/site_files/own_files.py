"""The handbook's own templates and translations as files, read once, so that the checked files are those used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.reading.opening import NotOpenedError, read_file
from persona_handbook.reading.source_text.source import LARGEST
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.settings.settings import Settings

LANGUAGES = "languages/"
TEMPLATE = ".j2"
MOST = 1000


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file in the templates folder: its name, its path for findings, and its content or why there is none."""

    name: str
    path: str
    content: bytes = b""
    unreadable: str = ""

    @property
    def is_for_the_handbook(self) -> bool:
        """Return whether the name identifies it as a template or translation of the handbook."""
        return self.name.endswith(TEMPLATE) or self.name.startswith(LANGUAGES)


def own_files(settings: Settings) -> tuple[OwnFile, ...]:
    """Read the files in the templates folder, sorted by name; links are followed, each folder once."""
    folder = settings.root / (settings.templates or "")
    if not settings.templates or not folder.is_dir():
        return ()
    found = sorted(_files(settings, folder, settings.templates), key=lambda each: each.name)
    theirs = [*_shared_with(settings, folder)]
    return tuple(each for each in found if each.is_for_the_handbook or not _is_in(folder / each.name, theirs))


def _files(settings: Settings, top: Path, shown: str) -> Iterator[OwnFile]:
    number = 0
    for each in files_below(top, (settings.root,), linked=True):
        path = each.path if isinstance(each, NotRead) else each
        name = _name(path, top)
        whole = f"{shown.rstrip('/')}/{name}".removesuffix("/.")
        if isinstance(each, NotRead):
            if not each.is_note:
                yield OwnFile("", whole, unreadable=each.wrong)
        elif not path.name.startswith("."):
            number += 1
            if number > MOST:
                yield OwnFile("", shown, unreadable=f"has more than {MOST:,} files")
                return
            yield _file(settings, path, name, whole)


def _file(settings: Settings, file: Path, name: str, path: str) -> OwnFile:
    try:
        return OwnFile(name, path, read_file(file, (settings.root,), LARGEST))
    except NotOpenedError as error:
        return OwnFile(name, path, unreadable=error.wrong)
    except OSError as error:
        return OwnFile(name, path, unreadable=f"cannot be opened ({error.strerror})")


def _name(file: Path, top: Path) -> str:
    return file.relative_to(top).as_posix()


def _shared_with(settings: Settings, folder: Path) -> Iterator[Path]:
    """Yield folders with files that are not templates: overrides of the theme, and the handbook's own folders."""
    theme = (settings.document.data or {}).get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(custom, str):
        yield settings.root / custom
    kinds = (settings.personas, settings.evidence, settings.journeys, settings.docs)
    yield from (settings.root / each for each in kinds)
    if folder.resolve() == settings.root.resolve():
        yield settings.root


def _is_in(file: Path, folders: list[Path]) -> bool:
    whole = os.path.normpath(file)
    return any(Path(whole).is_relative_to(os.path.normpath(each)) for each in folders)
