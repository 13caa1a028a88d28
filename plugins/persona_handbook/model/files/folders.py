"""Reads the folders of the handbook into the model, with a finding for every invalid file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from persona_handbook.finding import Finding, Level, Location
from persona_handbook.message import gettext
from persona_handbook.model.consent.speech import heard, heard_lines, personal_lines, speech
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.checkouts import (
    Checkout,
    checkout_findings,
    checkouts_of,
    lost_prefixes,
    with_prefix,
)
from persona_handbook.model.files.excluded import exclude_findings, excluded_by
from persona_handbook.model.files.file_name import misnamed_file
from persona_handbook.model.files.id_advice import with_id_advice
from persona_handbook.model.files.meant_ids import MeantIds
from persona_handbook.model.files.missing_folders import missing_folders
from persona_handbook.model.files.one_file import KINDS, Memory, ReadFile
from persona_handbook.model.handbook import BrokenFile, Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.model.site_files.handwritten import written_pages
from persona_handbook.model.site_files.own_files import own_files
from persona_handbook.model.site_files.portraits import refused_portraits
from persona_handbook.model.usage.searching import configured_places, usage_findings, usage_in
from persona_handbook.progress import Watch, unwatched
from persona_handbook.reading.git.history import History, history_of, why_no_history
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.schema.schema_copies import outdated_schemas
from persona_handbook.reading.schema.validation import is_guess_at
from persona_handbook.reading.unread import skipped_path
from persona_handbook.reading.walking import NotRead, files_below
from persona_handbook.settings.settings import EVIDENCE, Settings

ENDINGS = (".yaml", ".yml")


def read_handbook(
    settings: Settings, watch: Watch = unwatched, real_day: dt.date | None = None, memory: Memory | None = None
) -> Handbook:
    """Read all files of a handbook. Invalid files are set aside; the others are complete.

    Args:
        settings: contain the folders
        watch: reports progress
        real_day: the current date, which ends consents even if the handbook is evaluated for an earlier one
        memory: files from the last reading; only changed ones are read again

    Returns:
        the handbook with its form findings
    """
    return handbook_of(settings, read_files(settings, memory or Memory(), watch), real_day)


def read_files(settings: Settings, memory: Memory, watch: Watch = unwatched) -> list[ReadFile]:
    """Read every file of a handbook, in the order of their paths; arguments as for `read_handbook`."""
    checkouts = [_with_ids(each) for each in checkouts_of(settings)]
    found = [(checkout, kind, file) for checkout in checkouts for kind, file in yaml_files(checkout.settings)]
    read = [memory.read(settings, kind, file, checkout) for checkout, kind, file in watch(found, "Reading files")]
    misnamed = (each for checkout in checkouts for each in _misnamed(settings.root, checkout))
    return [*_with_meant_ids(read), *misnamed]


def _with_ids(checkout: Checkout) -> Checkout:
    if not checkout.prefix:
        return checkout
    files = [*yaml_files(checkout.settings)]
    ids = {kind: frozenset(file.stem for each, file in files if each == kind) for kind in KINDS}
    return replace(checkout, ids=ids)


def handbook_of(settings: Settings, read: Sequence[ReadFile], real_day: dt.date | None = None) -> Handbook:
    """Create the handbook from files that were read."""
    docs = written_pages(settings)
    checkouts = checkouts_of(settings)
    whole = [each.file for each in read if each.file]
    personas = tuple(file for file in whole if isinstance(file, Persona))
    portraits = refused_portraits(settings, personas)
    handbook = Handbook(
        settings=settings,
        personas=personas,
        evidence=tuple(file for file in whole if isinstance(file, Evidence)),
        journeys=tuple(file for file in whole if isinstance(file, Journey)),
        broken=tuple(_broken(each) for each in read if each.file is None),
        findings=(
            *(finding for each in read for finding in each.findings),
            *dict.fromkeys((*_folders_not_read(settings.root, checkouts), *docs.findings, *portraits.values())),
            *_setting_findings(settings),
        ),
        mentions=tuple(mention for each in read for mention in each.mentions),
        written=docs.pages,
        documents=docs.paths,
        refused_snippets=docs.refused_snippets,
        refused_portraits=frozenset(portraits),
        other_checkouts=checkouts[1:],
        lost_prefixes=lost_prefixes(settings),
        missing_folders=missing_folders(settings),
        own_files=own_files(settings),
        outdated_schemas=tuple(outdated_schemas(settings.root)),
        real_day=real_day,
        history=_history(settings.root, checkouts) if settings.history else {},
    )
    places = configured_places(settings)
    return replace(handbook, citations=usage_in(handbook, places).citations) if places else handbook


def folders_of(settings: Settings) -> tuple[str, ...]:
    """Return the folders of the handbook's files, relative to the handbook."""
    return (settings.personas, settings.evidence, settings.journeys)


def yaml_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield each file of the handbook with its kind, in an order that is independent of the file system."""
    is_excluded = excluded_by(settings)
    return ((kind, file) for kind, file in _all_files(settings) if not is_excluded(file))


def _all_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    for kind, each in _all_in_folders(settings):
        file = each.path if isinstance(each, NotRead) else each
        if file.suffix in ENDINGS and not file.name.startswith("."):
            yield kind, file


def _misnamed(root: Path, checkout: Checkout) -> Iterator[ReadFile]:
    """Yield each file that belongs to the handbook but is not read because of its extension."""
    is_excluded = excluded_by(checkout.settings)
    for kind, each in _all_in_folders(checkout.settings):
        if isinstance(each, NotRead) or each.suffix in ENDINGS or each.name.startswith(".") or is_excluded(each):
            continue
        path = path_from(root, each)
        finding = misnamed_file(each, path, kind)
        if finding:
            yield ReadFile(kind, path, None, (), (finding,), checkout=checkout)


def _folders_not_read(root: Path, checkouts: tuple[Checkout, ...]) -> Iterator[Finding]:
    for settings in (each.settings for each in checkouts):
        is_excluded = excluded_by(settings)
        for _, each in _all_in_folders(settings):
            if isinstance(each, NotRead) and each.path.suffix not in ENDINGS and not is_excluded(each.path / "x"):
                yield skipped_path(root, each)


def _history(root: Path, checkouts: tuple[Checkout, ...]) -> History:
    return {
        path_from(root, checkout.settings.root / path): changes
        for checkout in checkouts
        for path, changes in history_of(checkout.settings.root, folders_of(checkout.settings)).items()
    }


def _all_in_folders(settings: Settings) -> Iterator[tuple[str, Path | NotRead]]:
    """Yield the files in the folder of each kind; files in that of evidence have no other kind."""
    evidence = [settings.root / folder for folder in _folders_of_evidence(settings)]
    for kind in KINDS:
        found = files_below(settings.root / settings.folder(kind), (settings.root,), endings=ENDINGS)
        for each in sorted(found, key=lambda each: _path_of(each).as_posix()):
            if kind != "persona" or not any(map(_path_of(each).is_relative_to, evidence)):
                yield kind, each


def _path_of(found: Path | NotRead) -> Path:
    return found.path if isinstance(found, NotRead) else found


def _folders_of_evidence(settings: Settings) -> Iterator[str]:
    """Yield the evidence folder and, if it does not exist, the default one and one with a similar name."""
    yield settings.evidence
    meant = missing_folders(settings)
    if "evidence" in meant:
        yield from filter(None, (EVIDENCE, meant["evidence"].meant))


def _with_meant_ids(read: list[ReadFile]) -> Iterator[ReadFile]:
    """Add suggestions of existing IDs to findings, which requires that all files are read."""
    if not any(finding.rule == "wrong-value" for each in read for finding in each.findings):
        yield from read
        return
    meant = MeantIds()
    for each in read:
        readable = each.readable
        meant.learn(each.kind, each.id, readable.data if readable else None)
    for each in read:
        readable = each.readable
        if readable is None or not any(finding.rule == "wrong-value" for finding in each.findings):
            yield each
        else:
            yield replace(each, findings=tuple(with_id_advice(meant, readable, each.kind, each.findings)))


def _setting_findings(settings: Settings) -> Iterator[Finding]:
    yield from _history_findings(settings)
    yield from checkout_findings(settings)
    yield from usage_findings(settings)
    yield from exclude_findings(settings, _all_that_may_be_excluded(settings) if settings.exclude else ())


def _all_that_may_be_excluded(settings: Settings) -> list[Path]:
    folders = [each.path / "x" for _, each in _all_in_folders(settings) if isinstance(each, NotRead)]
    return [*(file for _, file in _all_files(settings)), *folders]


def _history_findings(settings: Settings) -> Iterator[Finding]:
    """Report why pages show no history although the settings enable it."""
    reason = why_no_history(settings.root) if settings.history else ""
    if reason:
        yield Finding(
            settings.document.value_at((*settings.pointer, "history")),
            Level.NOTE,
            "wrong-value",
            gettext("`history` is on, but Git has no history, so pages do not show any."),
            reason,
        )


def _broken(read: ReadFile) -> BrokenFile:
    said = read.document.source.text if read.document else ""
    is_evidence = read.kind == "evidence"
    return BrokenFile(
        read.kind,
        read.id,
        read.path,
        read.findings,
        speech(said) if is_evidence else heard(said),
        personal_lines(said) if is_evidence else frozenset(heard_lines(said)),
        tuple(_references(read)),
    )


def _references(read: ReadFile) -> Iterator[tuple[str, str, Location]]:
    readable = read.readable
    if read.document is None or readable is None:
        return
    told = {(place.line, place.column) for place in (each.location for each in read.findings)}
    for each in references(with_prefix(readable.data, read.kind, read.checkout), read.kind):
        place = readable.value_at(each.pointer)
        if (place.line, place.column) not in told and not is_guess_at(read.document, place):
            yield each.target, each.value, place
