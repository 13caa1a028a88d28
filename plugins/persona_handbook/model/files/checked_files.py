"""The files that a check reads, and whether a folder contains a handbook."""

from __future__ import annotations

from pathlib import Path

from persona_handbook.model.files.checkouts import checkouts_of
from persona_handbook.model.files.folders import yaml_files
from persona_handbook.settings.settings import Settings


def checked_files(settings: Settings) -> frozenset[Path]:
    """Return every file that a check of the handbook reads, with links resolved."""
    pages = (settings.root / settings.docs).rglob("*.md")
    templates = (settings.root / settings.templates).rglob("*") if settings.templates else ()
    read = (file for checkout in checkouts_of(settings) for _, file in yaml_files(checkout.settings))
    files = (*read, *pages, *templates, *settings.files)
    return frozenset(file.resolve() for file in files)


def is_handbook(settings: Settings) -> bool:
    """Return whether the settings are those of a handbook and not of another site."""
    return settings.listed or settings.lost or (settings.root / settings.personas).is_dir()
