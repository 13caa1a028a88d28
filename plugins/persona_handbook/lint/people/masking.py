"""Replaces names of participants in the handbook by numbers until they are fixed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from persona_handbook.finding import Finding
from persona_handbook.lint.people.given_names import is_word_too
from persona_handbook.lint.people.participants import LETTERS, is_called_by_name, is_named_after_person
from persona_handbook.message import reworded
from persona_handbook.model.consent.withheld import HIDDEN
from persona_handbook.model.files.building import build
from persona_handbook.model.files.one_file import KINDS
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import File, Mention
from persona_handbook.model.part import Place
from persona_handbook.reading.schema.references import references

SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The names of participants in a handbook, and replacements for IDs and paths that contain one."""

    people: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)

    def hide(self, text: str) -> str:
        """Replace IDs and paths by numbers, and names by a mark."""
        for old, new in (*self.paths.items(), *self.ids.items()):
            text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
        for name in self.people:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HIDDEN, text)
        return text

    def of(self, finding: Finding) -> Finding:
        """Remove names from a finding before it is published."""
        if not self.people and not self.paths:
            return finding
        place = finding.location
        path, excerpt = self.paths.get(place.path, place.path), self.hide(place.excerpt)
        return replace(
            finding,
            message=reworded(finding.message, self.hide),
            help=reworded(finding.help, self.hide),
            location=replace(place, path=path, excerpt=excerpt),
        )


def names_in(handbook: Handbook) -> Names:
    """Find the names of participants; call it as `handbook.once(names_in)`."""
    return _with_names_of(Names(), handbook)


def names_over_time(handbook: Handbook, *others: Handbook) -> Names:
    """Find the names of participants in a handbook and in what it was before; numbers are those of the handbook."""
    names = handbook.once(names_in)
    for other in others:
        names = _with_names_of(names, other)
    return names


def _with_names_of(known: Names, handbook: Handbook) -> Names:
    folder = handbook.settings.evidence
    talks = [each for each in handbook.evidence if each.is_conversation]
    people = {name for each in talks if (name := handbook.participant_in(each)) and is_called_by_name(name)}
    files = sorted(
        {(each.path, each.id) for each in talks} | {(each.path, each.id) for each in handbook.broken_of("evidence")}
    )
    named = [(path, name) for path, name in files if path not in known.paths and is_named_after_person(path, folder)]
    taken = handbook.ids("evidence") | set(known.ids.values())
    free = (new for number in count(1) if (new := f"unnamed-{number}") not in taken)
    unknown = dict.fromkeys(name for _, name in named if name not in known.ids)
    ids = {**known.ids, **dict(zip(unknown, free, strict=False))}
    paths = {**known.paths, **{path: f"{folder}/{ids[name]}.yaml" for path, name in named}}
    spelled = {*known.people, *map(str, _spelled(people))}
    return Names(tuple(sorted(spelled, key=lambda each: (-len(each), each))), ids, paths)


def mention_without_names(mention: Mention, names: Names) -> Mention:
    """Return a mention in a file that goes by the number in place of the name of a participant."""
    if mention.file.path not in names.paths:
        return mention
    document = mention.file.place.document
    source = replace(document.source, path=names.paths[mention.file.path])
    place = Place(replace(document, source=source))
    return replace(mention, file=replace(mention.file, place=place))


def without_names(handbook: Handbook) -> Handbook:
    """Return a handbook without participants' names, for pages, exports and prompts."""
    names = handbook.once(names_in)
    if not names.people and not names.ids:
        return handbook
    called = _called(handbook)
    whole = {file.path: file for kind in KINDS for file in handbook.files(kind)}
    made = {each.path: _masked(kind, each, names, called) for kind in KINDS for each in handbook.files(kind)}
    return replace(
        handbook,
        personas=tuple(made[each.path] for each in handbook.personas),
        evidence=tuple(made[each.path] for each in handbook.evidence),
        journeys=tuple(made[each.path] for each in handbook.journeys),
        broken=tuple(
            replace(
                each,
                id=names.ids.get(each.id, each.id),
                path=names.paths.get(each.path, each.path),
                findings=tuple(map(names.of, each.findings)),
            )
            for each in handbook.broken
        ),
        mentions=tuple(
            Mention(made[file.path], each.pointer, each.target, each.value)
            for kind in KINDS
            for file in handbook.files(kind)
            for each in references(made[file.path].place.document.data, kind)
        ),
        aliases=names.ids,
        unnamed=frozenset(file.path for path, file in made.items() if file is not whole[path]),
    )


def _spelled(people: set[str]) -> set[str]:
    """Return each full name, and each capitalized part of it that is not a common word."""
    written = (name.title() if name.islower() else name for name in people)
    parts = {part for name in written for part in LETTERS.findall(name) if len(part) >= SHORTEST}
    return people | {part for part in parts if not part[0].islower() and not is_word_too(part)}


def _called(handbook: Handbook) -> dict[str, str]:
    """Assign a number to each participant with a real name, so that different people stay distinct."""
    people = sorted(
        each.participant
        for each in {each.participant: each for each in handbook.evidence}.values()
        if each.participant and is_called_by_name(handbook.participant_in(each) or "")
    )
    return {name: f"{HIDDEN}{number}" for number, name in enumerate(people, 1)}


def _masked(kind: str, file: File, names: Names, called: Mapping[str, str]) -> Any:  # noqa: ANN401  a file of any kind
    document = file.place.document
    data = _hidden(document.data, names)
    participant = (document.data or {}).get("participant")
    if isinstance(data, dict) and isinstance(participant, str) and participant in called:
        data = {**data, "participant": called[participant]}
    path = names.paths.get(file.path, file.path)
    if data == document.data and path == file.path:
        return file
    source = replace(document.source, path=path)
    name = names.ids.get(file.id, file.id) if kind == "evidence" else file.id
    return build(KINDS[kind], data, Place(replace(document, data=data, source=source)), id=name)


def _hidden(value: Any, names: Names) -> Any:  # noqa: ANN401  data of any form
    if isinstance(value, str):
        return names.hide(value)
    if isinstance(value, list):
        return [_hidden(each, names) for each in value]
    if isinstance(value, dict):
        return {name: _hidden(each, names) for name, each in value.items()}
    return value
