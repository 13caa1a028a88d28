"""What is read of a file, whatever its bytes are: as each kind, and into each report."""

from __future__ import annotations

import json

from persona_handbook.reading.schema.schemas import KINDS
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.report.findings.formats import FORMATS


def read_as_every_kind(content: bytes) -> None:
    """Read bytes as a file of each kind and write what is found in each format; nothing of it may raise anything."""
    document = read_document(content, "personas/a.yaml")
    found = list(document.findings)
    if document.data is not None:
        for kind in KINDS:
            found += form_findings(document, kind)
    for name, write in FORMATS.items():
        written = write(found)
        if name in {"json", "sarif", "gitlab"}:
            json.loads(written)
        if name == "text" and "\x1b" in written:
            raise AssertionError("a control character reaches the terminal")
