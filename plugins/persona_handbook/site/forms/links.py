"""What leads to the forms, and which files a form may hold."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files

from persona_handbook.model.consent import may_be_shown, withheld
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File

FOLDER = "propose"
SCRIPTS = ("jedison.umd.js", "js-yaml.umd.min.js", "form-hands.js", "ids.js", "form.js")
MISSING = (
    "The site has no forms, because their libraries are missing. "
    "Install mkdocs-persona-handbook again with access to the npm registry."
)


@cache
def has_forms() -> bool:
    """Tell whether the libraries that make forms are there; a package built without access to npm lacks them."""
    assets = files("persona_handbook.site") / "assets"
    return all((assets / name).is_file() for name in SCRIPTS)


def form_path(kind: str) -> str:
    """Give the path of the page of a form."""
    return f"{FOLDER}/{kind}.md"


def can_be_edited(file: File, handbook: Handbook, today: dt.date) -> bool:
    """Tell whether a form may hold a file: not one with words that nobody may see any more."""
    if isinstance(file, Evidence) and not may_be_shown(file, today):
        return False
    words = withheld(handbook, today)
    return words.hide_in(file.place.document.data) is file.place.document.data
