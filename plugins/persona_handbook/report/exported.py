"""The exportable content of the handbook, by file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from persona_handbook.lint.people.masking import without_names
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.reading import json_text
from persona_handbook.tables.filling import FileData
from persona_handbook.tables.sheets import SHEET_OF_KIND


@dataclass(frozen=True, slots=True)
class Exported:
    """The content of each file by kind and ID, and what was omitted."""

    files: Mapping[str, Mapping[str, FileData]]
    left_out: tuple[str, ...]


def exported(handbook: Handbook, today: dt.date) -> Exported:
    """Return the exportable content of a handbook: all valid files, without what may not be shown."""
    left_out: list[str] = []
    files: dict[str, dict[str, FileData]] = {}
    shown = as_shown(without_names(handbook), today)
    for kind in SHEET_OF_KIND:
        files[kind] = {}
        for file, whole in zip(shown.files(kind), handbook.files(kind), strict=True):
            if file is not whole:
                left_out.append(f"everything in {file.path} that no consent covers")
            if isinstance(file, Journey) and len({stage.id for stage in file.stages}) < len(file.stages):
                left_out.append(f"{file.path}, in which two stages have the same ID")
            elif file.id in files[kind]:
                left_out.append(f"{file.path}, whose ID another file uses")
            else:
                files[kind][file.id] = file.place.document.data or {}
    return Exported(files, tuple(left_out))


def export_json(files: Mapping[str, Mapping[str, FileData]]) -> bytes:
    """Write files as JSON, by sheet and ID."""
    whole = {SHEET_OF_KIND[kind]: dict(of_kind) for kind, of_kind in files.items()}
    return f"{json_text.as_json(whole)}\n".encode()
