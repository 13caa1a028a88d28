"""The handbook as it may be shown: content from participants that may not be shown is removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from persona_handbook.model.consent.gate import Gate, gate, withheld
from persona_handbook.model.consent.withheld import HIDDEN, Withheld
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.files.building import build
from persona_handbook.model.files.one_file import KINDS
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File, Mention
from persona_handbook.model.part import Place
from persona_handbook.model.persona import Persona
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.reading.yaml.value import Pointer, Value
from persona_handbook.settings.settings import Axis, Named, Settings

FROM_A_PERSON = frozenset({"answers", "quotes", "findings", "setting"})
HEARD = frozenset({"thought", "says"})
FIGURE = "finding"
ShownData = dict[str, Value]


def as_shown(handbook: Handbook, today: dt.date, *, public: bool | None = None) -> Handbook:
    """Return a handbook as it may be shown on a date.

    Results that are calculated from a handbook, such as the number of participants, still use the handbook as written
    (see `Handbook.once` and `Handbook.whole`).

    Args:
        handbook: the handbook as written
        today: the date of evaluation
        public: whether anyone may read it; defaults to the setting `audience`
    """
    opened = gate(handbook, today, public=public)
    words = withheld(handbook, today, public=public)
    made = {each.path: _shown(kind, each, opened, words) for kind in KINDS for each in handbook.files(kind)}
    changed = {path for kind in KINDS for path in _paths(handbook.files(kind), made)}
    settings = _with_shown_names(handbook.settings, words)
    if not changed and settings == handbook.settings:
        return handbook
    kept = [each for each in handbook.mentions if each.file.path not in changed]
    anew = [each for kind in KINDS for file in handbook.files(kind) for each in _mentions(kind, made[file.path])]
    order = {path: number for number, path in enumerate(made)}
    mentions = [*kept, *(each for each in anew if each.file.path in changed)]
    return replace(
        handbook,
        settings=settings,
        personas=tuple(made[each.path] for each in handbook.personas),
        evidence=tuple(made[each.path] for each in handbook.evidence),
        journeys=tuple(made[each.path] for each in handbook.journeys),
        mentions=tuple(sorted(mentions, key=lambda each: order[each.file.path])),
        written_as=handbook.whole,
    )


def shown_data(kind: str, file: File, opened: Gate, words: Withheld) -> ShownData:
    """Return the data of a file without what may not be shown; the same object if nothing is removed.

    Args:
        kind: persona, evidence or journey
        file: the file
        opened: decides what may be shown
        words: words that are hidden in every text
    """
    data: ShownData = file.place.document.data or {}
    made: ShownData
    if isinstance(file, Evidence):
        made = _of_evidence(data, file, opened)
    else:
        made = _without_unheard(data, schema_of(kind), opened.shows_id)
        if isinstance(file, Persona):
            made = _of_persona(made, file, opened)
    return words.hide_in(made if made != data else data)


def _with_shown_names(settings: Settings, words: Withheld) -> Settings:
    """Return settings in which the names that pages show repeat no words that may not be shown."""

    def shown(named: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple(replace(each, name=words.hide(each.name)) for each in named)

    return replace(
        settings,
        site_name=words.hide(settings.site_name),
        products=shown(settings.products),
        teams=shown(settings.teams),
        metrics=shown(settings.metrics),
        scales=tuple(
            Axis(each.axis, words.hide(each.low), words.hide(each.high), words.hide(each.name))
            for each in settings.scales
        ),
    )


def is_heard(pointer: Pointer) -> bool:
    """Return whether a text of a persona or journey is removed as a whole, because participants' words belong there."""
    return pointer[0] == "quotes" or pointer[-1] in HEARD


def _paths(files: Iterable[File], made: dict[str, Any]) -> Iterator[str]:
    return (each.path for each in files if made[each.path] is not each)


def _shown(kind: str, file: File, opened: Gate, words: Withheld) -> Any:  # noqa: ANN401  a file of any kind
    data = shown_data(kind, file, opened, words)
    document = file.place.document
    if data is document.data:
        return file
    return build(KINDS[kind], data, Place(replace(document, data=data)), id=file.id)


def _mentions(kind: str, file: File) -> Iterator[Mention]:
    found = references(file.place.document.data, kind)
    return (Mention(file, each.pointer, each.target, each.value) for each in found)


def _of_evidence(data: ShownData, file: Evidence, opened: Gate) -> ShownData:
    if not opened.shows(file):
        told = {name: value for name, value in data.items() if name not in FROM_A_PERSON}
        return cast("ShownData", _without_free(told))
    if opened.shows_words(file):
        return data
    made: ShownData = {name: value for name, value in data.items() if name != "quotes"}
    answers = data.get("answers")
    if isinstance(answers, dict):
        made["answers"] = {name: _without(each, {"quote"}) for name, each in answers.items()}
    return made


def _of_persona(data: ShownData, file: Persona, opened: Gate) -> ShownData:
    """Remove quotes, and themes of evidence that may not be shown."""
    made = dict(data)
    quotes = data.get("quotes")
    if isinstance(quotes, list):
        shows = [opened.shows_motto(each) for each in file.quotes]
        made["quotes"] = [each for each, is_shown in zip(quotes, shows, strict=True) if is_shown]
    for name in file.claim_lists():
        claims = data.get(name)
        if isinstance(claims, list):
            made[name] = [_with_themes(each, opened) if isinstance(each, dict) else each for each in claims]
    return made


def _with_themes(claim: ShownData, opened: Gate) -> ShownData:
    """Remove themes of a claim that occur only in evidence that is missing or may not be shown."""
    themes, evidence = claim.get("themes"), claim.get("evidence")
    cited = evidence if isinstance(evidence, list) else []
    if not isinstance(themes, list):
        return claim
    is_whole = all(isinstance(each, str) and opened.shows_id(each) for each in cited)
    kept = [each for each in themes if each in opened.raised or (is_whole and each not in opened.silenced)]
    return claim if kept == themes else {**claim, "themes": kept}


def _without_unheard(part: Value, schema: Schema, shows: Callable[[str], bool]) -> Any:  # noqa: ANN401  data of any form
    """Remove what was heard from each part, such as a step or claim, whose evidence may not be shown."""
    if isinstance(part, list):
        return [_without_unheard(each, schema.get("items", {}), shows) for each in part]
    if not isinstance(part, dict):
        return part
    inner = schema.get("properties", {})
    made = {name: _without_unheard(each, inner.get(name, {}), shows) for name, each in part.items()}
    named = [each for name, value in part.items() for each in _evidence_in(value, inner.get(name, {}))]
    if all(map(shows, named)):
        return made
    heard = _without_free(_without(made, HEARD))
    return {**heard, FIGURE: HIDDEN} if FIGURE in heard else heard


def _evidence_in(value: Value, schema: Schema) -> list[str]:
    if schema.get("x-refers-to") == "evidence" and isinstance(value, str):
        return [value]
    if schema.get("items", {}).get("x-refers-to") == "evidence" and isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return []


def _without(part: Value, names: Iterable[str]) -> Any:  # noqa: ANN401  data of any form
    return {name: each for name, each in part.items() if name not in names} if isinstance(part, dict) else part


def _without_free(part: Any) -> Any:  # noqa: ANN401  data of any form
    """Remove every `x-` field from a part."""
    if isinstance(part, list):
        return [_without_free(each) for each in part]
    if isinstance(part, dict):
        return {name: _without_free(each) for name, each in part.items() if not name.startswith("x-")}
    return part
