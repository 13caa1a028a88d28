"""Converts the options of `personas import` to table options."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from persona_handbook.cli.ending import give_up
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.git.revisions import repository_of
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.report.findings.text import text
from persona_handbook.tables.cells import column_target
from persona_handbook.tables.sheets import ID, schema_of_rows
from persona_handbook.writing.importing.pseudonyms import Pseudonyms
from persona_handbook.writing.importing.table_options import EVIDENCE

MEANINGS = re.compile(r"(?P<heading>.+?)=(?P<field>[a-z_][\w.]*):(?P<values>[^=]*=.*)", re.DOTALL)


def fields_by_heading(maps: Sequence[str], mapping: Path | None) -> Mapping[str, str]:
    """Return the fields assigned to headings; exits with 2 if a field does not exist."""
    plain = [f"{found['heading']}={found['field']}" if (found := MEANINGS.fullmatch(each)) else each for each in maps]
    fields = (_mapping(mapping) if mapping else {}) | _pairs(plain, "--map")
    for field in fields.values():
        _known(field)
    if len(set(fields.values())) < len(fields):
        give_up("Each column needs a different field, but --map uses one field twice.")
    return fields


def meanings_by_heading(maps: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the value that each text of a column means, for the columns of which `--map` says it."""
    found: dict[str, Mapping[str, str]] = {}
    for each in maps:
        given = MEANINGS.fullmatch(each)
        if given:
            pairs = (pair.partition("=") for pair in given["values"].split(","))
            found[given["heading"].strip()] = {said.strip().casefold(): meant.strip() for said, _, meant in pairs}
    return found


def values_of_every_row(values: Sequence[str]) -> Mapping[str, str]:
    """Return the values for every row; exits with 2 if a field does not exist."""
    found = _pairs(values, "--set")
    for field in found:
        _known(field)
    if ID in found:
        give_up("An ID belongs to one row, but --set applies to all rows.")
    return found


def pseudonym_key(handbook: Handbook, key: Path) -> bytes | None:
    """Return the content of the key, None for a new one; exits with 2 if it would be in the handbook."""
    root = handbook.settings.root.resolve()
    if any(Path(os.path.realpath(key)).is_relative_to(each) for each in filter(None, (root, repository_of(root)))):
        give_up(
            f"{key} is in the handbook's repository, where every reader of the handbook can see it. Choose "
            "another folder."
        )
    try:
        return read_given(key) if os.path.lexists(key) else None
    except OSError as error:
        give_up(f"{key} cannot be used as the key: {error.strerror or error}.")


def pseudonyms_of(handbook: Handbook, names: str | None, key: Path | None, held: bytes | None) -> Pseudonyms | None:
    """Return the pseudonyms from the key; exits with 2 if it is invalid.

    Args:
        handbook: contains the pseudonyms that are used already
        names: the column of names; without one, no pseudonyms are needed
        key: the file that keeps the pseudonym of each name
        held: the content of that file; None for a new one
    """
    if not names:
        return None
    if key is None:
        give_up("Add --key with a path outside the handbook. The file keeps the pseudonym of each name.")
    try:
        taken = [*handbook.ids("evidence"), *(each.participant for each in handbook.evidence if each.participant)]
        return Pseudonyms((held or b"").decode("utf-8-sig"), taken)
    except ValueError as error:
        give_up(f"{key} cannot be used as the key: {error}.")


def _mapping(file: Path) -> dict[str, str]:
    document = read_document(read_given(file), file.name)
    if document.findings or document.data is None:
        give_up(f"{file} cannot be read:\n{text(document.findings)}")
    return {heading.strip(): str(field) for heading, field in document.data.items()}


def _pairs(words: Sequence[str], option: str) -> dict[str, str]:
    found = {}
    for each in words:
        before, sign, after = each.rpartition("=") if option == "--map" else each.partition("=")
        if not sign or not before.strip() or not after.strip():
            give_up(f"{each!r} is not a pair. Write {option} 'left=right'.")
        found[before.strip()] = after.strip()
    return found


def _known(field: str) -> None:
    schema = schema_of_rows(EVIDENCE)
    if field != ID and not column_target(field, schema):
        answers = [f"answers.{name}.says" for name in schema["properties"]["answers"]["properties"]]
        hint = did_you_mean(field, [*schema["properties"], *answers])
        give_up(
            (f"Evidence has no field {field!r}. {hint} To list the fields: personas fields evidence").replace("  ", " ")
        )
