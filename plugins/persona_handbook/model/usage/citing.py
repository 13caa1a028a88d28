"""Finds citations in a text: by reference, ID, link or name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.markdown.cross_references import KINDS

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
FOLDERS = {"personas": "persona", "journeys": "journey", "evidence": "evidence"}
# a form that nothing but this handbook has, so that an unknown ID in it is a mistake
REFERENCE = re.compile(
    rf"(?<!\\)\[\[\s*(?P<kind>{'|'.join(KINDS)}):\s*(?P<id>{SLUG}(?:/{SLUG})?)\s*(?:\\?\|[^\]\n]*)?\]\]"
)
TAG = re.compile(rf"(?<![\w@-])@(?P<kind>{'|'.join(KINDS)}):(?P<id>{SLUG}(?:/{SLUG})?)(?![\w-])")
PREFIXED = re.compile(
    rf"(?<![\w@-])(?P<kind>{'|'.join(KINDS)})\b\W{{1,4}}?(?P<id>{SLUG}(?:/{SLUG})?)(?![\w-])", re.IGNORECASE
)
LINK = re.compile(
    rf"(?<![\w-])(?P<folder>{'|'.join(FOLDERS)})/(?P<id>{SLUG})(?=[/.#?)\s\"'>\]]|$)"
    rf"(?:[\w./?=&-]*#claim-(?P<claim>{SLUG}))?"
)
OF_A_CLAIM = re.compile(rf"(?<![\w/.-])(?P<id>{SLUG}/{SLUG})(?![\w/-])")
# one word alone, such as `buyer`, would be found everywhere
DISTINCT_ID = re.compile(r"(?<![\w/-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")
WORDS_OF_A_NAME = 2

CitedPart = tuple[int, str, str, bool]


class Citing:
    """Finds what a handbook's parts are called in other texts."""

    def __init__(self, handbook: Handbook) -> None:
        self._ids = {kind: handbook.ids(kind) for kind in ("persona", "journey", "evidence")}
        self._claims = {f"{each.id}/{claim.id}" for each in handbook.personas for claim in each.claims()}
        broken = handbook.broken_ids("persona")
        self._without_claims = frozenset(broken)
        self._named = {name.casefold(): part for name, part in _names(handbook)}
        names = sorted((re.escape(name).replace(r"\ ", r"\s+") for name in self._named), key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None

    def citations(self, text: str) -> Iterator[CitedPart]:
        """Yield the offset, kind and ID of each citation in a text, and whether the handbook has that part.

        Each part is cited once in a line.
        """
        start = 0
        for line in text.splitlines(keepends=True):
            found: dict[tuple[str, str], tuple[int, bool]] = {}
            for at, kind, identity, is_found in self._in_line(line):
                found.setdefault((kind, identity), (at, is_found))
            for (kind, identity), (at, is_found) in found.items():
                claims = (each for (_, each), (_, is_there) in found.items() if is_there)
                is_in_a_claim = kind == "persona" and any(each.startswith(f"{identity}/") for each in claims)
                if not is_in_a_claim:
                    yield start + at, kind, identity, is_found
            start += len(line)

    def _in_line(self, line: str) -> Iterator[CitedPart]:
        for pattern in (REFERENCE, TAG):
            for each in pattern.finditer(line):
                is_found = self._has(each["kind"], each["id"])
                yield each.start(), each["kind"], each["id"], is_found
        for each in LINK.finditer(line):
            persona_claim = f"{each['id']}/{each['claim']}"
            if each["claim"] and self._has("claim", persona_claim):
                yield each.start(), "claim", persona_claim, True
            elif self._has(FOLDERS[each["folder"]], each["id"]):
                yield each.start(), FOLDERS[each["folder"]], each["id"], True
        for each in PREFIXED.finditer(line):
            if self._has(each["kind"].lower(), each["id"]):
                yield each.start(), each["kind"].lower(), each["id"], True
        yield from (
            (each.start(), "claim", each["id"], True)
            for each in OF_A_CLAIM.finditer(line)
            if each["id"] in self._claims
        )
        for each in DISTINCT_ID.finditer(line):
            yield from (
                (each.start(), kind, each[0], True) for kind in ("persona", "journey") if each[0] in self._ids[kind]
            )
        for each in self._names.finditer(line) if self._names else ():
            yield each.start(), *self._named[" ".join(each[0].casefold().split())], True

    def _has(self, kind: str, identity: str) -> bool:
        if kind != "claim":
            return identity in self._ids[kind]
        return identity in self._claims or identity.partition("/")[0] in self._without_claims


def _names(handbook: Handbook) -> Iterator[tuple[str, tuple[str, str]]]:
    for journey in handbook.journeys:
        yield from ((name, ("journey", journey.id)) for name in _distinct(journey.title))
    for persona in handbook.personas:
        called = (persona.name, persona.short_name or "", *persona.aliases)
        yield from ((name, ("persona", persona.id)) for each in called for name in _distinct(each))


def _distinct(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) >= WORDS_OF_A_NAME:
        yield " ".join(words)
