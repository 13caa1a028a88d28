"""Reads one file of the handbook into the model, or reports why it is invalid; results are cached until it changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from persona_handbook.finding import Finding, Level
from persona_handbook.model.declared import by_declared_names
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.building import build
from persona_handbook.model.files.checkouts import Checkout, Ids, with_prefix
from persona_handbook.model.files.file_name import file_id, file_name_findings, id_of_name
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File, Mention
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.opening import read_file
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.schema.deprecated_fields import with_current_names
from persona_handbook.reading.schema.out_of_place.misplaced import misplaced_file
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.schema.validation import form_findings, is_guess
from persona_handbook.reading.source_text.source import LARGEST
from persona_handbook.reading.unread import unread_file
from persona_handbook.reading.yaml.document import Document, Value, read_document
from persona_handbook.settings.settings import Settings

KINDS: dict[str, type[File]] = {"persona": Persona, "evidence": Evidence, "journey": Journey}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its part of the model, or None and why not.

    `document` is None only if the file cannot be opened.
    """

    kind: str
    path: str
    file: File | None
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    document: Document | None = None
    checkout: Checkout | None = None

    @property
    def id(self) -> str:
        """The ID, from the file name; for a name that is not an ID, the one that it should be renamed to."""
        stem = id_of_name(Path(self.path).name)
        written = stem if SLUG.fullmatch(stem) else file_id(stem) or stem
        return self.checkout.id_of(written) if self.checkout else written

    @property
    def readable(self) -> Document | None:
        """The document as it is or as repaired; None if it cannot be read."""
        document = self.document
        return document if document is None or document.data is not None else document.repaired


@dataclass(slots=True)
class Memory:
    """Cache of the files of one handbook, so that reading it again reads only changed files."""

    _settings: Settings | None = None
    _known: dict[tuple[str, str], tuple[bytes, Ids, ReadFile]] = field(default_factory=dict)

    def read(self, settings: Settings, kind: str, file: Path, checkout: Checkout) -> ReadFile:
        """Read a file unless its content and the settings are unchanged.

        Args:
            settings: of the handbook
            kind: persona, evidence or journey
            file: the file
            checkout: the checkout that contains it
        """
        if settings != self._settings:
            self._settings, self._known = settings, {}
        path = path_from(settings.root, file)
        try:
            content = read_file(file, (checkout.settings.root,), LARGEST)
        except OSError as error:
            return ReadFile(kind, path, None, (), (unread_file(path, error),), checkout=checkout)
        before = self._known.get((kind, path))
        if before is None or before[:2] != (content, checkout.ids):
            read = _Reading(settings, checkout).read(kind, read_document(content, path))
            before = self._known[kind, path] = content, checkout.ids, read
        return before[2]


@dataclass(frozen=True, slots=True)
class _Reading:
    settings: Settings
    checkout: Checkout

    def read(self, kind: str, document: Document) -> ReadFile:
        stem, path = Path(document.path).stem, document.path
        document, notes = with_current_names(document, kind)
        findings = [*file_name_findings(document, stem), *document.findings, *notes]
        readable = document if document.data is not None else document.repaired
        if readable:
            form = [each for each in form_findings(readable, kind) if not is_guess(document, each)]
            misplaced = misplaced_file(readable, kind, self.checkout.settings.folder) if form else None
            if misplaced:
                other, finding = misplaced
                told = sorted([*findings, finding], key=lambda each: each.order)
                return ReadFile(other, path, None, (), tuple(told), document, self.checkout)
            findings += [by_declared_names(self.settings, readable, each) for each in form]
        if document.data is None or any(finding.level is Level.ERROR for finding in findings):
            told = sorted(findings, key=lambda each: each.order)
            return ReadFile(kind, path, None, (), tuple(told), document, self.checkout)
        return self._built(kind, stem, document, tuple(findings))

    def _built(self, kind: str, stem: str, document: Document, findings: tuple[Finding, ...]) -> ReadFile:
        data = cast("dict[str, Value]", with_prefix(document.data, kind, self.checkout))
        place = Place(document if data is document.data else replace(document, data=data))
        built = build(KINDS[kind], data, place, id=self.checkout.id_of(stem))
        found = references(data, kind)
        mentions = tuple(Mention(built, each.pointer, each.target, each.value) for each in found)
        return ReadFile(kind, document.path, built, mentions, findings, document, self.checkout)
