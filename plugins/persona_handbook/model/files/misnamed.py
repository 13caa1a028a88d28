"""Files of a handbook that are not read because of their extension."""

from __future__ import annotations

from pathlib import Path

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.model.files.file_name import file_id, id_of_name
from persona_handbook.reading.opening import beginning_of
from persona_handbook.reading.schema.known_here import ROOT_FIELD
from persona_handbook.reading.schema.schemas import schema_of

EXTENSIONS = frozenset({"", ".txt", ".yaml", ".yml", ".md", ".json"})
ENOUGH_BYTES = 4_000
FEWEST_FIELDS = 3


def misnamed_file(file: Path, path: str, kind: str) -> Finding | None:
    """Return a finding if a file contains fields of its folder's kind but has another extension than `.yaml`.

    Args:
        file: a file that is not read as part of the handbook
        path: the file, relative to the handbook
        kind: persona, evidence or journey: the kind of file that its folder is for
    """
    if file.suffix.lower() not in EXTENSIONS or file.name.lower() == "readme.md":
        return None
    text = beginning_of(file, ENOUGH_BYTES).decode("utf-8", errors="replace").removeprefix("\ufeff")
    schema = schema_of(kind)
    names = {*ROOT_FIELD.findall(text)} & schema["properties"].keys()
    if len(names) < FEWEST_FIELDS or not names & {*schema["required"]}:
        return None
    place = Location(path, 1, 1, 1, 1)
    wrong = f"The file `{file.name}` is not read: its name does not end in `.yaml`."
    stem = id_of_name(file.name)
    return Finding(place, Level.ERROR, "file-name", wrong, f"Rename it to `{file_id(stem) or stem}.yaml`.")
