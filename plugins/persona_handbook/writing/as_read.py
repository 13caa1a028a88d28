"""Reads the bytes of a file if they have not changed."""

from __future__ import annotations

from pathlib import Path

from persona_handbook.reading.opening import read_file
from persona_handbook.reading.source_text.source import LARGEST, decode
from persona_handbook.reading.yaml.document import Document
from persona_handbook.writing.refusal import NotWrittenError, in_a_sentence


def as_read(root: Path, document: Document) -> bytes:
    """Return the bytes of a file of the handbook.

    Raises:
        NotWrittenError: its content has changed since it was read
    """
    file = root / document.path
    with in_a_sentence(file):
        content = read_file(file, (root, file.parent), LARGEST)
    if decode(content, document.path) != document.source:
        raise NotWrittenError(f"{document.path} changed in the meantime and was not written. Run the command again.")
    return content
