"""The planned import of a file: its content, its findings and the outcome."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.lint.people.participants import is_called_by_name
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.model.files.file_name import file_name_findings
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.deprecated_fields import with_current_names
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import Document, read_document
from persona_handbook.reading.yaml.texts import texts
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.importing.pseudonyms import name_in, whole_name_in
from persona_handbook.writing.yaml_text import yaml_of

LETTERS = r"[^\W\d_](?:[^\W\d_]|['\u2019-])*\.?"
LIKE_A_NAME = re.compile(rf"{LETTERS}(?:[ ,]+{LETTERS})+")


class Outcome(StrEnum):
    """The result of importing a file."""

    NEW = "new"
    SAME = "the same"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file to import; one that is refused cannot be written."""

    kind: str
    id: str
    data: dict[str, Value]
    outcome: Outcome
    findings: tuple[Finding, ...] = ()


def judged(
    handbook: Handbook, kind: str, file_id: str, document: Document, found: Iterable[Finding] = ()
) -> ImportedFile:
    """Check a file like `personas check`, and compare it with existing files.

    Args:
        handbook: the existing handbook
        kind: persona, evidence or journey
        file_id: its ID
        document: its content
        found: previous findings about it
    """
    document, notes = with_current_names(document, kind)
    top = document.key_at(())
    findings = [
        *found,
        *notes,
        *(replace(each, location=top) for each in file_name_findings(document, file_id)),
        *form_findings(document, kind),
        *_of_a_broken_file(handbook, kind, file_id, top),
    ]
    if not any(each.level is Level.ERROR for each in findings):
        findings += _that_cannot_be_written(document, top)
    if any(each.level is Level.ERROR for each in findings):
        outcome = Outcome.REFUSED
    else:
        there = next((each for each in handbook.files(kind) if each.id == file_id), None)
        same = there is not None and there.place.document.data == document.data
        outcome = Outcome.NEW if there is None else Outcome.SAME if same else Outcome.CHANGED
    in_order = tuple(sorted(findings, key=lambda each: each.order))
    return ImportedFile(kind, file_id, document.data or {}, outcome, in_order)


def people_in(
    document: Document, region: str | None, name: str = "", others: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield findings for texts that identify a person by address, number, their own name, or another's full name.

    Args:
        document: the content
        region: the country for phone numbers without a prefix, such as AT
        name: the name of the participant; a part of it is sufficient
        others: known names of other people
    """
    participant = (document.data or {}).get("participant")
    if isinstance(participant, str) and (LIKE_A_NAME.fullmatch(participant) or is_called_by_name(participant)):
        wrong = "`participant` looks like a real name."
        way_out = "Use a pseudonym such as P-07. `--names` and `--key` assign one to each name of a column."
        yield _error(document.value_at(("participant",)), "personal-data", wrong, way_out)
    for pointer, text in texts(document.data):
        part_of_name = name_in(name, text)
        kinds = [part.kind for part in private_parts(text, region)]
        kinds += [f"the name of the person ({part_of_name})"] if part_of_name else []
        another = None if part_of_name else whole_name_in(others, text)
        kinds += [f"a name ({another})"] if another else []
        if kinds and pointer[0] != "link":
            wrong = f"The text contains {' and '.join(dict.fromkeys(kinds))}, which identifies a person."
            yield _error(document.value_at(pointer), "personal-data", wrong, "Remove it, and import again.")


def _that_cannot_be_written(document: Document, top: Location) -> Iterator[Finding]:
    """Yield a finding if the file would be read differently from how it was written."""
    try:
        read = read_document(yaml_of(document.data or {}).encode(), document.path)
    except (RecursionError, UnicodeEncodeError):
        read = None
    if read is None or read.data != document.data or any(each.level is Level.ERROR for each in read.findings):
        said = read.findings[0].message if read and read.findings else "It cannot be saved as a file of the handbook."
        yield _error(top, "broken-yaml", said, "Retype the words instead of pasting them.")


def _of_a_broken_file(handbook: Handbook, kind: str, file_id: str, top: Location) -> Iterator[Finding]:
    for each in handbook.broken_of(kind):
        if each.id == file_id:
            wrong = f"The file `{each.path}` already exists and cannot be read."
            yield _error(top, "broken-yaml", wrong, f"Fix it first: `personas check {each.path}`.")


def _error(location: Location, rule: str, message: str, way_out: str) -> Finding:
    return Finding(location, Level.ERROR, rule, message, way_out)
