"""A file that comes from elsewhere: what it says, what is wrong with it, and what would become of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.lint.people.participants import is_called_by_name
from persona_handbook.lint.words.every_text import texts
from persona_handbook.lint.words.personal_data import private_parts
from persona_handbook.model.files.file_name import file_name_findings
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import Document, read_document
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.importing.pseudonyms import name_in, whole_name_in
from persona_handbook.writing.yaml_text import yaml_of

LETTERS = r"[^\W\d_](?:[^\W\d_]|['\u2019-])*\.?"
LIKE_A_NAME = re.compile(rf"{LETTERS}(?:[ ,]+{LETTERS})+")


class Outcome(StrEnum):
    """What would become of a file."""

    NEW = "new"
    SAME = "the same"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file from elsewhere; one that is refused cannot be written."""

    kind: str
    id: str
    data: dict[str, Value]
    outcome: Outcome
    findings: tuple[Finding, ...] = ()


def judged(
    handbook: Handbook, kind: str, file_id: str, document: Document, found: Iterable[Finding] = ()
) -> ImportedFile:
    """Look at a file as `personas check` would look at its form, and at what there is already.

    Args:
        handbook: what there is
        kind: persona, evidence or journey
        file_id: its id
        document: what it says; its findings stand where it says it
        found: what is known to be wrong already
    """
    top = document.key_at(())
    findings = [
        *found,
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
    """Find every text that leads to a person: by an address, a number, their own name, or the whole name of another.

    Args:
        document: what is said
        region: the country whose phone numbers are known without a prefix
        name: of whom the file tells; a part of it is enough to lead to them
        others: names of people who are known
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
    """Find out whether the file would be read as it was written; some characters and depths cannot stand in one."""
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
