"""Everything in a handbook with an ID: its title and its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from persona_handbook.finding import Location
from persona_handbook.lint.registry import all_rules
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import Say, gettext_noop, ngettext
from persona_handbook.model.declared import SETTINGS_OF, THEME, THEMES, declared, target_of
from persona_handbook.model.files.checkouts import with_prefix
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.schema.schemas import Schema
from persona_handbook.reading.yaml.document import Document, Pointer

FILES = ("persona", "evidence", "journey")
IN_JOURNEY = {"actor": "actors", "path": "paths", "stage": "stages"}
TITLES = ("name", "title", "text", "participant")
AXES = "axis"
STORY = gettext_noop("When I {situation}, I want to {motivation}, so I can {outcome}.")


@dataclass(frozen=True, slots=True)
class Referable:
    """Something with an ID; the place is that of the ID, or the file that is named after it."""

    target: str
    id: str
    title: str
    place: Location | None = None
    owner: str = ""


def target_at(way: tuple[str, ...], schema: Schema) -> str | None:
    """Return the kind of thing that a field refers to, by the path of the field and its schema."""
    return "stage" if way == ("stages", "id") else target_of(way, schema)


def things(reading: Reading, target: str, within: ReadFile | None) -> dict[str, Referable]:
    """Return everything of a kind that a file can refer to, by ID.

    Args:
        reading: the handbook
        target: persona, evidence, journey, claim, actor, path, stage, rule, theme, product, team, axis or metric
        within: the file; None for a page, where claims are named by persona and ID
    """
    found: dict[str, Referable] = {}
    for each in _things(reading, target, within):
        found.setdefault(each.id, each)
    return found


def _things(reading: Reading, target: str, within: ReadFile | None) -> Iterator[Referable]:
    if target in FILES:
        yield from (_file(each) for each in reading.files.values() if each.kind == target)
    elif target == "claim":
        yield from _claims(reading, within)
    elif target == THEME:
        yield from _themes(reading)
    elif target == "rule":
        yield from (Referable("rule", rule.name, reading.say(rule.title)) for rule in all_rules())
    elif target == "stage":
        yield from _stages(reading, within)
    elif target in SETTINGS_OF:
        yield from _declared(reading, target)
    elif within and target in IN_JOURNEY:
        yield from _entries(reading, within, IN_JOURNEY[target], target)
        if target == "actor":
            persona = reading_of(reading, "persona", str(data_of(within).get("persona")))
            yield from [Referable("actor", persona.id, title_in_file(persona))] if persona else []


def reading_of(reading: Reading, kind: str, wanted: str) -> ReadFile | None:
    """Return the file of a kind with an ID, or None."""
    return next((each for each in reading.files.values() if (each.kind, each.id) == (kind, wanted)), None)


def data_of(file: ReadFile) -> Mapping[str, Any]:
    """Return the data of a file as the handbook refers to it: IDs of another checkout have its prefix."""
    document = file.readable
    data = with_prefix(document.data, file.kind, file.checkout) if document else None
    return data if isinstance(data, dict) else {}


def title_in_file(file: ReadFile) -> str:
    """Return the display name of a persona, interview or journey; its ID if it has none."""
    data = file.readable.data if file.readable else None
    names = ("name",) if file.kind == "persona" else ("title",)
    said = [str(data[name]) for name in names if data and isinstance(data.get(name), str)]
    return said[0] if said else file.id


def _file(file: ReadFile) -> Referable:
    return Referable(file.kind, file.id, title_in_file(file), Location(file.path, 1, 1, 1, 1))


def persona_of(reading: Reading, within: ReadFile) -> ReadFile | None:
    """Return the persona whose claims a file can name: itself, or that of the journey."""
    if within.kind == "persona":
        return within
    return reading_of(reading, "persona", str(data_of(within).get("persona")))


def _claims(reading: Reading, within: ReadFile | None) -> Iterator[Referable]:
    if within is None:
        for persona in [each for each in reading.files.values() if each.kind == "persona"]:
            for claim in claims_in(reading, persona):
                yield Referable("claim", f"{persona.id}/{claim.id}", claim.title, claim.place, persona.id)
        return
    of_file = persona_of(reading, within)
    yield from claims_in(reading, of_file) if of_file else ()


def claims_in(reading: Reading, persona: ReadFile) -> Iterator[Referable]:
    """Yield the claims of a persona, with the place of their IDs."""
    for field in CLAIM_FIELDS:
        yield from _entries(reading, persona, field, "claim")


def _entries(reading: Reading, file: ReadFile, field: str, target: str) -> Iterator[Referable]:
    document = file.readable
    entries = document.data.get(field) if document and document.data else None
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if document and isinstance(entry, dict) and isinstance(entry.get("id"), str):
            place = document.value_at((field, index, "id"))
            yield Referable(target, str(entry["id"]), _title(entry, reading.say), place, file.id)


def _title(entry: Mapping[str, Any], say: Say) -> str:
    said = [str(entry[name]) for name in TITLES if isinstance(entry.get(name), str)]
    story = [entry.get(name) for name in ("situation", "motivation", "outcome")]
    if not said and all(isinstance(each, str) for each in story):
        return say(STORY).format(situation=story[0], motivation=story[1], outcome=story[2])
    return " ".join(said[0].split()) if said else str(entry.get("id", ""))


def title_of_entry(entry: Mapping[str, Any], say: Say) -> tuple[str, str]:
    """Return the name of a list entry in an outline, and its text."""
    said = entry.get("id") or next((value for value in entry.values() if isinstance(value, str)), "")
    title = _title(entry, say) if "id" in entry else ""
    return str(said) or "…", title if title != said else ""


def _themes(reading: Reading) -> Iterator[Referable]:
    heard = Counter(each for file in reading.files.values() for each in {said for said, _ in themes_in(file)})
    for theme, count in sorted(heard.items(), key=lambda each: (-each[1], each[0])):
        yield Referable(THEME, theme, reading.say(ngettext("in %(num)s file", "in %(num)s files", count)))


def themes_in(file: ReadFile) -> Iterator[tuple[str, Pointer]]:
    """Yield each theme in a file with its pointer."""
    document = file.readable
    for pointer in document.values if document else ():
        if len(pointer) > 1 and pointer[-2] == THEMES and document:
            said = value_of(document, pointer)
            if isinstance(said, str):
                yield said, pointer


def value_of(document: Document, pointer: Pointer) -> object:
    """Return the value at a pointer."""
    value: Any = document.data
    for step in pointer:
        value = value[step]
    return value


def _stages(reading: Reading, within: ReadFile | None) -> Iterator[Referable]:
    """Yield the stages of other journeys; stages of compared journeys have equal IDs."""
    for file in [each for each in reading.files.values() if each.kind == "journey" and each is not within]:
        yield from _entries(reading, file, "stages", "stage")


def _declared(reading: Reading, target: str) -> Iterator[Referable]:
    settings, setting = reading.settings, SETTINGS_OF[target]
    for index, (said, name) in enumerate(declared(settings, target).items()):
        place = settings.place(setting, index, AXES if target == AXES else "id")
        yield Referable(target, said, name, place)
