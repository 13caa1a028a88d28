"""The copies of the schemas in a handbook, for its editors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from persona_handbook.reading.opening import NotOpenedError, read_file
from persona_handbook.reading.schema.schemas import OF_FILES, schema_text
from persona_handbook.reading.source_text.source import LARGEST

FOLDER = "schemas"
MARK_OF_OURS = b'"x-hint"'


def outdated_schemas(root: Path) -> dict[str, bytes]:
    """Return the outdated copies of the schemas in a handbook: each path with its content.

    Files of the same name that are not copies do not count, nor do other line ends.

    Args:
        root: the folder of the handbook
    """
    return {path: content for path, content, current in _copies(root) if is_outdated(content, current)}


def is_outdated(content: bytes, current: bytes) -> bool:
    """Return whether a file is an outdated copy of a schema."""
    return MARK_OF_OURS in content and content.replace(b"\r\n", b"\n") != current


def _copies(root: Path) -> Iterator[tuple[str, bytes, bytes]]:
    for name in OF_FILES:
        path = f"{FOLDER}/{name}.schema.json"
        try:
            yield path, read_file(root / path, (root,), LARGEST), schema_text(name).encode()
        except (NotOpenedError, OSError):
            continue
