"""SVG portraits: those with scripts or external content are neither shown nor published."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from persona_handbook.finding import Finding
from persona_handbook.model.persona import Persona
from persona_handbook.model.site_files.documents import LARGEST, may_lie_in
from persona_handbook.reading.drawing import UnsafePart, unsafe_part
from persona_handbook.reading.opening import read_file
from persona_handbook.reading.unread import unsafe_drawing
from persona_handbook.settings.settings import Settings


def refused_portraits(settings: Settings, personas: Iterable[Persona]) -> Mapping[str, Finding]:
    """Return findings about drawings that must not be published, by path in the documents folder.

    Files that cannot be opened are never published, and are reported with the other files of that folder.
    """
    found = {}
    for image in sorted({each.portrait.image for each in personas if each.portrait}):
        path = published_image(image)
        unsafe = _unsafe(settings, path) if path.lower().endswith(".svg") else None
        if unsafe:
            found[path] = unsafe_drawing(posixpath.normpath(f"{settings.docs}/{path}"), unsafe)
    return found


def published_image(image: str) -> str:
    """Return the normalized path of an image on the site."""
    return posixpath.normpath(image)


def _unsafe(settings: Settings, path: str) -> UnsafePart | None:
    try:
        return unsafe_part(read_file(settings.root / settings.docs / path, may_lie_in(settings), LARGEST))
    except OSError:
        return None
