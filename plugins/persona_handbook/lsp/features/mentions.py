"""All places of an ID: its definition and its references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.finding import Location
from persona_handbook.lsp.features.referable import (
    FILES,
    IN_JOURNEY,
    Referable,
    data_of,
    persona_of,
    themes_in,
    things,
)
from persona_handbook.lsp.reading import Reading
from persona_handbook.model.declared import METRIC, SETTINGS_OF, declared, written_names
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.model.site_files.handwritten import WrittenPage
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.yaml.document import Document, Pointer

MentionKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An ID at a place; `owner` is the persona or journey in which it is unique, if any."""

    target: str
    id: str
    owner: str
    place: Location
    gives: bool = False

    @property
    def key(self) -> MentionKey:
        """What the ID refers to, equal at all places."""
        return self.target, self.id, self.owner


def mentioned_at(reading: Reading, path: str, offset: int) -> Mentioned | None:
    """Return the ID at an offset of a file, or None."""
    source = reading.source(path)
    for each in everywhere(reading):
        if each.place.path == path:
            start, end = source.offsets(each.place)
            if start <= offset <= end:
                return each
    return None


def places_of(reading: Reading, meant: Mentioned) -> list[Mentioned]:
    """Return all places that name the same thing, sorted by file and line."""
    return sorted((each for each in everywhere(reading) if each.key == meant.key), key=lambda each: each.place)


def thing_of(reading: Reading, meant: Mentioned) -> Referable | None:
    """Return the thing that an ID refers to, or None."""
    within = owner_of(reading, meant)
    return things(reading, meant.target, within).get(meant.id)


def everywhere(reading: Reading) -> Iterator[Mentioned]:
    """Yield every ID of a handbook at each of its places."""
    for file in reading.files.values():
        document = file.readable
        if document:
            yield from _in_file(reading, file, document)
    for page in reading.handbook.written:
        yield from _in_page(page)
    for target in SETTINGS_OF:
        for each in things(reading, target, None).values():
            if each.place:
                yield Mentioned(target, each.id, "", each.place, gives=True)


def owner_of(reading: Reading, meant: Mentioned) -> ReadFile | None:
    """Return the file in which an ID is unique; None if it is unique in the handbook."""
    kind = "persona" if meant.target == "claim" else "journey"
    owned = (each for each in reading.files.values() if (each.kind, each.id) == (kind, meant.owner))
    return next(owned, None) if meant.owner else None


def _in_file(reading: Reading, file: ReadFile, document: Document) -> Iterator[Mentioned]:
    meant = {each.pointer: each.value for each in references(dict(data_of(file)), file.kind)}
    for each in references(document.data, file.kind):
        place = id_place(document, each.pointer, each.value)
        said = meant.get(each.pointer, each.value)
        target, owner = _meaning(reading, file, each.target, said)
        yield Mentioned(target, said, owner, place)
    for said, pointer in themes_in(file):
        yield Mentioned("theme", said, "", id_place(document, pointer, said))
    for target, pointer, said in written_names(document.data):
        if target == METRIC and said not in declared(reading.settings, METRIC):
            continue  # it is named by its display name
        yield Mentioned(target, said, "", id_place(document, pointer, said))
    given = {"persona": dict.fromkeys(CLAIM_FIELDS, "claim"), "journey": {v: k for k, v in IN_JOURNEY.items()}}
    for field, target in given.get(file.kind, {}).items():
        entries = (document.data or {}).get(field)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            given_id = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(given_id, str):
                place = id_place(document, (field, index, "id"), given_id)
                yield Mentioned(target, given_id, file.id, place, gives=True)


def _meaning(reading: Reading, file: ReadFile, target: str, said: str) -> tuple[str, str]:
    """Return what an ID in a file refers to, and the scope in which it is unique."""
    if target == "claim":
        persona = persona_of(reading, file)
        return target, persona.id if persona else ""
    if target not in IN_JOURNEY:
        return target, ""
    data = data_of(file)
    entries = data.get(IN_JOURNEY[target])
    is_own = any(isinstance(each, dict) and each.get("id") == said for each in (entries or []))
    return ("persona", "") if target == "actor" and not is_own and data.get("persona") == said else (target, file.id)


def _in_page(page: WrittenPage) -> Iterator[Mentioned]:
    for each in page.references:
        start = page.source.text.find(each.id, each.span[0])
        if not each.id or start < 0 or start + len(each.id) > each.span[1]:
            continue
        place = page.source.location(start, start + len(each.id))
        if each.target in FILES:
            yield Mentioned(each.target, each.id, "", place)
        elif each.target == "claim" and "/" in each.id:
            persona, _, claim = each.id.partition("/")
            middle = start + len(persona)
            yield Mentioned("persona", persona, "", page.source.location(start, middle))
            yield Mentioned("claim", claim, persona, page.source.location(middle + 1, start + len(each.id)))


def id_place(document: Document, pointer: Pointer, said: str) -> Location:
    """Return the place of an ID without its quotes."""
    start, end = document.values.get(pointer, (0, 0))
    at = document.source.text.find(said, start, end)
    return document.value_at(pointer) if at < 0 else document.source.location(at, at + len(said))
