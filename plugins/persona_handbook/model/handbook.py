"""The handbook: all personas, journeys and evidence, and the references between them."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from persona_handbook.finding import Finding, Location
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.checkouts import Checkout
from persona_handbook.model.files.missing_folders import MissingFolder
from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File, Mention
from persona_handbook.model.persona import Persona, Portrait
from persona_handbook.model.site_files.handwritten import WrittenPage
from persona_handbook.model.site_files.own_files import OwnFile
from persona_handbook.model.site_files.portraits import published_image
from persona_handbook.model.usage.citation import Citation
from persona_handbook.reading.git.history import History
from persona_handbook.settings.settings import Settings

HandbookFile = TypeVar("HandbookFile", Persona, Evidence, Journey)
Contained = TypeVar("Contained")
WorkedOut = TypeVar("WorkedOut")


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that cannot be shown until it is fixed; references to its ID are valid.

    `references` lists what it refers to, as far as it could be read: kind, ID and location. `speech` contains possible
    quotes, which must not be shown because their consent cannot be read.
    """

    kind: str
    id: str
    path: str
    findings: tuple[Finding, ...]
    speech: tuple[str, ...] = field(default=(), repr=False)
    spoken_lines: frozenset[int] = field(default=frozenset(), repr=False)
    references: tuple[tuple[str, str, Location], ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Handbook:
    """The content of all files, and the form findings of invalid ones.

    Files are sorted by path. Of two files with the same ID, lookups return the first. `aliases` are the pseudonyms for
    IDs, and `unnamed` the files from which names were removed. `real_day` is the date on which the files were read,
    whatever date they are evaluated for; `written_as` is the handbook as written, if this one omits what may not be
    shown. `refused_portraits` are the paths of unsafe drawings in the folder of documents.
    """

    settings: Settings
    personas: tuple[Persona, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    journeys: tuple[Journey, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()
    written: tuple[WrittenPage, ...] = ()
    history: History = field(default_factory=dict)
    other_checkouts: tuple[Checkout, ...] = ()
    lost_prefixes: tuple[str, ...] = ()
    missing_folders: Mapping[str, MissingFolder] = field(default_factory=dict)
    own_files: tuple[OwnFile, ...] = ()
    refused_snippets: tuple[Finding, ...] = ()
    refused_portraits: frozenset[str] = frozenset()
    unused_templates: tuple[Finding, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    taken_pages: tuple[Finding, ...] = ()
    outdated_schemas: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    real_day: dt.date | None = field(default=None, compare=False)
    written_as: Handbook | None = field(default=None, compare=False, repr=False)
    _known: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def portrait_of(self, persona: Persona) -> Portrait | None:
        """Return the portrait that a page may show."""
        portrait = persona.portrait
        return portrait if portrait and published_image(portrait.image) not in self.refused_portraits else None

    def once(self, work: Callable[[Handbook], WorkedOut]) -> WorkedOut:
        """Return the result of a function of the whole handbook as written; computed once for each function."""
        if self.written_as:
            return self.written_as.once(work)
        if work not in self._known:
            self._known[work] = work(self)
        found: WorkedOut = self._known[work]
        return found

    @property
    def whole(self) -> Handbook:
        """The handbook as written, on which calculations are based."""
        return self.written_as or self

    def once_for(self, part: Contained, work: Callable[[Handbook, Contained], WorkedOut]) -> WorkedOut:
        """Return the result of a function of this handbook and one part, such as a persona; computed once for each."""
        key = (work, id(part))
        if key not in self._known:
            self._known[key] = (part, work(self, part))  # keeps the part alive, so that no other object gets its id()
        found: WorkedOut = self._known[key][1]
        return found

    @cached_property
    def persona_by_id(self) -> dict[str, Persona]:
        """All personas by ID."""
        return _by_id(self.personas)

    @cached_property
    def persona_by_path(self) -> dict[str, Persona]:
        """All personas by file."""
        return {persona.path: persona for persona in self.personas}

    @cached_property
    def evidence_by_id(self) -> dict[str, Evidence]:
        """All evidence by ID."""
        return _by_id(self.evidence)

    @cached_property
    def journey_by_id(self) -> dict[str, Journey]:
        """All journeys by ID."""
        return _by_id(self.journeys)

    def files(self, kind: str) -> tuple[File, ...]:
        """Return the valid files of one kind: persona, evidence or journey."""
        by_kind: dict[str, tuple[File, ...]] = {
            "persona": self.personas,
            "evidence": self.evidence,
            "journey": self.journeys,
        }
        return by_kind[kind]

    def broken_of(self, kind: str) -> tuple[BrokenFile, ...]:
        """Return the broken files of one kind."""
        return self._broken_by_kind.get(kind, ())

    def broken_ids(self, kind: str) -> frozenset[str]:
        """Return the IDs of the broken files of one kind."""
        return self._broken_ids.get(kind, frozenset())

    def ids(self, kind: str) -> frozenset[str]:
        """Return the existing IDs of one kind, including those of broken files."""
        return self._ids[kind]

    def is_in_lost_checkout(self, wanted: str) -> bool:
        """Return whether an ID has the prefix of a checkout that cannot be read, so that it may exist."""
        return wanted.startswith(self.lost_prefixes) if self.lost_prefixes else False

    def checkout_of(self, path: str) -> Checkout | None:
        """Return the other checkout that contains a file; None if the file is in the handbook's own folder."""
        file = Path(os.path.normpath(self.settings.root.resolve() / path))
        return next((each for each in self.other_checkouts if each.has(file)), None)

    def participant_in(self, evidence: Evidence) -> str | None:
        """Return the participant as the file names them, without the prefix of another checkout."""
        checkout = self.checkout_of(evidence.path) if self.other_checkouts else None
        return evidence.participant and evidence.participant.removeprefix(checkout.id_of("") if checkout else "")

    def candidates(self, mention: Mention) -> frozenset[str] | None:
        """Return the IDs that a mention could refer to, or None if unknown."""
        file = mention.file
        if self.is_in_lost_checkout(mention.id):
            return None
        if mention.target in {"persona", "evidence", "journey"}:
            return None if mention.target in self.missing_folders else self.ids(mention.target)
        if mention.target == "claim":
            return self._claim_ids(file)
        if isinstance(file, Journey):
            return file.actor_ids() if mention.target == "actor" else frozenset(path.id for path in file.paths)
        return None

    def resolves(self, mention: Mention) -> bool:
        """Return whether a mention refers to something that exists, as far as this is known."""
        candidates = self.candidates(mention)
        return candidates is None or mention.id in candidates

    def mentions_in(self, file: File) -> tuple[Mention, ...]:
        """Return the references in a file in order."""
        return self._mentions_by_path.get(file.path, ())

    def mentions_of(self, kind: str, wanted: str) -> tuple[Mention, ...]:
        """Return every reference to the persona, journey or evidence with this ID."""
        return self._mentions_by_target.get((kind, wanted), ())

    def evidence_for(self, claims: Iterable[AnyClaim]) -> tuple[Evidence, ...]:
        """Return the evidence and data checks of claims, each once, in the order of the claims."""
        cited = (
            name for claim in claims for name in (*claim.evidence, *(check.source for check in claim.checked_against))
        )
        return tuple(self.evidence_by_id[name] for name in dict.fromkeys(cited) if name in self.evidence_by_id)

    def evidence_of(self, persona: Persona) -> tuple[Evidence, ...]:
        """Return all evidence cited by the claims and quotes of a persona, each once."""
        return self.once_for(persona, _evidence_of)

    def personas_citing(self, evidence: Evidence) -> tuple[Persona, ...]:
        """Return the personas whose claims or quotes cite an evidence item."""
        is_meant = self.evidence_by_id.get(evidence.id) == evidence
        return self._personas_by_evidence.get(evidence.id, ()) if is_meant else ()

    def active_personas(self) -> tuple[Persona, ...]:
        """Return the active personas, without anti-personas."""
        return tuple(each for each in self.personas if each.status == "active" and not each.is_anti)

    def citations_of(self, persona: Persona) -> tuple[Citation, ...]:
        """Return where files of the setting `usage` cite a persona or one of its claims."""
        return tuple(each for each in self.citations if each.is_found and each.persona == persona.id)

    def journeys_of(self, persona: Persona) -> tuple[Journey, ...]:
        """Return the journeys of a persona."""
        return self._journeys_by_persona.get(persona.id, ())

    def _claim_ids(self, file: File) -> frozenset[str] | None:
        persona = self.persona_by_id.get(file.persona) if isinstance(file, Journey) else file
        return self.once_for(persona, _claim_ids) if isinstance(persona, Persona) else None

    @cached_property
    def _broken_by_kind(self) -> dict[str, tuple[BrokenFile, ...]]:
        return _grouped((file.kind, file) for file in self.broken)

    @cached_property
    def _broken_ids(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(file.id for file in files) for kind, files in self._broken_by_kind.items()}

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        kinds = ("persona", "evidence", "journey")
        return {kind: frozenset(file.id for file in self.files(kind)) | self.broken_ids(kind) for kind in kinds}

    @cached_property
    def _journeys_by_persona(self) -> dict[str, tuple[Journey, ...]]:
        return _grouped((journey.persona, journey) for journey in self.journeys)

    @cached_property
    def _personas_by_evidence(self) -> dict[str, tuple[Persona, ...]]:
        return _grouped((each.id, persona) for persona in self.personas for each in self.evidence_of(persona))

    @cached_property
    def _mentions_by_path(self) -> dict[str, tuple[Mention, ...]]:
        return _grouped((mention.file.path, mention) for mention in self.mentions)

    @cached_property
    def _mentions_by_target(self) -> dict[tuple[str, str], tuple[Mention, ...]]:
        return _grouped(((mention.target, mention.id), mention) for mention in self.mentions)


Key = TypeVar("Key")
Member = TypeVar("Member")


def _by_id(files: tuple[HandbookFile, ...]) -> dict[str, HandbookFile]:
    return {file.id: file for file in reversed(files)}


def _grouped(pairs: Iterable[tuple[Key, Member]]) -> dict[Key, tuple[Member, ...]]:
    groups: dict[Key, list[Member]] = defaultdict(list)
    for key, member in pairs:
        groups[key].append(member)
    return {key: tuple(members) for key, members in groups.items()}


def _evidence_of(handbook: Handbook, persona: Persona) -> tuple[Evidence, ...]:
    by_id = handbook.evidence_by_id
    whole = handbook.whole.persona_by_path.get(persona.path, persona)
    quoted = [by_id[quote.evidence] for quote in whole.quotes if quote.evidence in by_id]
    return tuple({each.id: each for each in (*handbook.evidence_for(persona.claims()), *quoted)}.values())


def _claim_ids(_handbook: Handbook, persona: Persona) -> frozenset[str]:
    return frozenset(claim.id for claim in persona.claims())
