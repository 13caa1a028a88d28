"""File names, which are also IDs."""

from __future__ import annotations

import re
from pathlib import Path

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.opening import beginning_of
from persona_handbook.reading.schema.possible_fields import ROOT_FIELD
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.document import Document

TAKEN_BY_THE_SITE = frozenset({"index", "compare", "readme"})
PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
TAKEN_BY_WINDOWS = PORTS | {"con", "prn", "aux", "nul"}
RESERVED = TAKEN_BY_THE_SITE | TAKEN_BY_WINDOWS
LONGEST = 100
OTHER_EXTENSIONS = frozenset({"", ".txt", ".yaml", ".yml", ".md", ".json"})
ENOUGH_BYTES = 4_000
FEWEST_FIELDS = 3
EXTENSIONS = re.compile(r"(?:\.(?:ya?ml|txt|md|json))+$", re.IGNORECASE)


def file_id(text: str) -> str:
    """Convert a text to an ID that can be a file name; empty if it has no letters or digits."""
    whole = slug(text)
    short = whole if len(whole) <= LONGEST else whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]
    return f"{short}-1" if short in RESERVED else short


def id_of_name(name: str) -> str:
    """Return what comes before the extension in a file name, whatever its case and even if there are two."""
    return EXTENSIONS.sub("", name)


def name_problem(stem: str) -> tuple[str, str] | None:
    """Check whether a file name without its ending can be an ID and a page address.

    Returns:
        what is wrong and what to do, or None
    """
    if not SLUG.fullmatch(stem):
        wrong = gettext(
            "The file name `%(stem)s` is not a valid ID. An ID has lowercase letters, digits and single hyphens.",
            stem=stem,
        )
        return wrong, gettext("Rename it to `%(stem)s.yaml`.", stem=file_id(stem) or "a-short-name")
    if stem in RESERVED:
        wrong = gettext("The file name `%(stem)s` is reserved for a page of the site or by Windows.", stem=stem)
        return wrong, gettext("Add a word, such as `%(stem)s-workshop.yaml`.", stem=stem)
    if len(stem) > LONGEST:
        wrong = gettext(
            "The file name `%(stem)s…` has %(count)s characters; the maximum is %(longest)s.",
            stem=stem[:20],
            count=len(stem),
            longest=LONGEST,
        )
        return wrong, gettext("Shorten it to two or three words.")
    return None


def file_name_findings(document: Document, stem: str) -> list[Finding]:
    """Report a file name that cannot be an ID and a page address."""
    problem = name_problem(stem)
    if problem is None:
        return []
    wrong, way_out = problem
    top = Location(document.path, 1, 1, 1, 1)
    return [Finding(location=top, level=Level.ERROR, rule="file-name", message=wrong, help=way_out)]


def misnamed_file(file: Path, path: str, kind: str) -> Finding | None:
    """Return a finding if a file contains fields of its folder's kind but has another extension than `.yaml`.

    Args:
        file: a file that is not read as part of the handbook
        path: the file, relative to the handbook
        kind: persona, evidence or journey: the kind of file that its folder is for
    """
    if file.suffix.lower() not in OTHER_EXTENSIONS or file.name.lower() == "readme.md":
        return None
    text = beginning_of(file, ENOUGH_BYTES).decode("utf-8", errors="replace").removeprefix("\ufeff")
    schema = schema_of(kind)
    names = {*ROOT_FIELD.findall(text)} & schema["properties"].keys()
    if len(names) < FEWEST_FIELDS or not names & {*schema["required"]}:
        return None
    place = Location(path, 1, 1, 1, 1)
    wrong = gettext("The file `%(name)s` is not read: its name does not end in `.yaml`.", name=file.name)
    stem = id_of_name(file.name)
    return Finding(
        place, Level.ERROR, "file-name", wrong, gettext("Rename it to `%(stem)s.yaml`.", stem=file_id(stem) or stem)
    )
