"""Files of one kind in the folder of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from persona_handbook.finding import Finding, Level
from persona_handbook.message import Phrases, gettext
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.document import Document

DESCRIBED: Phrases = {"persona": "a persona", "evidence": "evidence", "journey": "a journey"}
IN_A_FOLDER: Phrases = {"persona": "persona", "evidence": "evidence", "journey": "journey"}
MOST_OF_ITS_OWN = 0.6
FEWEST_FIELDS = 3


def misplaced_file(document: Document, kind: str, folder_of: Callable[[str], str]) -> tuple[str, Finding] | None:
    """Check by its top-level fields whether a file is of another kind than its folder.

    Args:
        document: a file that is invalid for its folder
        kind: the kind of the folder: persona, evidence or journey
        folder_of: returns the folder of a kind
    """
    names = {name for name in document.data or {} if not name.startswith("x-")}
    own = names & schema_of(kind)["properties"].keys()
    for other, said in DESCRIBED.items():
        fits = names <= schema_of(other)["properties"].keys() and {*schema_of(other)["required"]} <= names
        if other != kind and fits and len(names) >= FEWEST_FIELDS and len(own) <= MOST_OF_ITS_OWN * len(names):
            path = f"{folder_of(other)}/{PurePosixPath(document.path).name}"
            wrong = gettext(
                "This file describes %(said)s, but is in the folder for %(kind)s files.",
                said=gettext(said),
                kind=gettext(IN_A_FOLDER[kind]),
            )
            return other, Finding(
                document.key_at(()), Level.ERROR, "unknown-field", wrong, gettext("Move it to `%(path)s`.", path=path)
            )
    return None
