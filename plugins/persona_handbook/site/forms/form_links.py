"""Links to the forms, and which files can be edited in a form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from persona_handbook.model.files.one_file import KINDS
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File
from persona_handbook.reading.yaml.document import Document

FOLDER = "propose"
PARTS = tuple(f"form-{part}.js" for part in ("hands", "rules", "known", "draft", "sections", "entries", "card"))
SCRIPTS = ("jedison.umd.js", "js-yaml.umd.min.js", "ids.js", *PARTS, "form.js")
STYLE = "form.css"
MISSING = (
    "The site has no forms, because their libraries are missing. "
    "Install mkdocs-persona-handbook again with access to the npm registry."
)


@cache
def has_forms() -> bool:
    """Return whether the libraries for forms are installed; a package built without access to npm lacks them."""
    assets = files("persona_handbook.site") / "assets"
    return all((assets / name).is_file() for name in SCRIPTS)


def form_path(kind: str) -> str:
    """Return the path of the page of a form."""
    return f"{FOLDER}/{kind}.md"


def can_be_edited(file: File, handbook: Handbook) -> bool:
    """Return whether a form may contain a file: not if a part of it may not be shown, which would be lost.

    Files of other checkouts cannot be edited either, since the host of this repository does not have them.
    """
    if handbook.checkout_of(file.path):
        return False
    written = handbook.once(_documents)[file.path]
    return file.place.document is written and file.path not in handbook.unnamed


def _documents(handbook: Handbook) -> dict[str, Document]:
    return {file.path: file.place.document for kind in KINDS for file in handbook.files(kind)}
