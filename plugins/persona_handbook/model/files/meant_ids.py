"""Resolves names that are not IDs: titles, participants, numbers and file names.

A similar ID with a different number is never suggested: a wrong reference that passes the check is worse than no
suggestion.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from persona_handbook.reading.phrasing import nearest, normalized
from persona_handbook.reading.yaml.document import Value

PART = re.compile(r"\d+[^\W_]*|[^\W\d_]+")
FILE_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
NOT_MEANT = frozenset({"not", "no", "except", "without", "but", "nicht", "kein", "keine", "ohne", "außer", "ausser"})
AGAINST = frozenset(
    {"vs", "versus", "against", "unlike", "contrary", "opposite", "disagree", "disagrees", "disagreed", "contradicts"}
    | {"contradicted", "contradiction", "denies", "denied", "refutes", "gegen", "widerspricht", "widersprach"}
    | {"dagegen", "anders", "widerlegt", "contre", "contredit", "contraire", "contra", "contradice", "desmiente"}
)
RANGE = frozenset({"to", "until", "till", "through", "bis"})
RANGE_SIGN = re.compile(r"(?<=\d)\s*(?:[\u2013\u2014]|\.\.+|\u2026|[ ]-[ ])\s*(?=[^\W\d])")
NEAR_TITLE, LONG_TITLE = 0.87, 12
LONG_ENOUGH = 4
RANGE_ENDS = 2
LETTER_AND_NUMBER = 2
WORDS_OF_A_TITLE = 4
DIVIDED = re.compile(r"[,;/+&|\n\u3001\uff0c]|\b(?:and|und|et|y|e)\b")
UNSURE = frozenset(
    {"or", "oder", "ou", "maybe", "perhaps", "vielleicht", "probably", "similar", "ähnlich", "similaire"}
)
PLACE_IN_TEXT = re.compile(
    r"(?<=\d),?\s+(?:(?:pp?|pg|s|l|z|min)\.\s*|(?:page|pages|seite|line|zeile|minute|para|\u00a7)\s+)\d+(?:\s*[-\u2013]\s*\d+)?\b",
    re.IGNORECASE,
)
SAME_LETTER = re.compile(r"(?P<letter>[^\W\d_]+[-_ ]?)(?P<first>\d+)(?P<others>(?:\s*[/+&]\s*\d+)+)")
LEAST_DIGITS = 2
TWO_ZEROS = re.compile(r"(?<!\d)0\d*0$")
AROUND = "\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb,;.()[]"
LISTED = ("title", "name", "short_name", "participant")
CandidateKey = tuple[str | int, ...]


@dataclass(slots=True)
class MeantIds:
    """The IDs of a handbook by the names that people use for them, for each kind of reference."""

    by_key: dict[str, dict[CandidateKey, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    by_name: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def learn(self, kind: str, file_id: str, data: Value) -> None:
        """Add a file: its ID, its names and its claims."""
        self._add(kind, file_id, [file_id])
        if isinstance(data, dict):
            aliases = data.get("aliases")
            names = [data.get(name) for name in LISTED] + (aliases if isinstance(aliases, list) else [])
            self._add(kind, file_id, [each for each in names if isinstance(each, str)])
            if kind == "persona":
                for claim_id, texts in _claims(data):
                    self._add("claim", claim_id, [claim_id, *texts])

    def of(self, target: str, text: str) -> tuple[str, ...]:
        """Return the IDs that a text certainly refers to, in order; empty if it is ambiguous."""
        exact = self.exactly(target, text)
        if exact:
            return (exact,)
        whole = _bare_of_marks(text)
        if self.by_name[target].get(normalized(whole)) or self.by_key[target].get(id_key(whole)):
            return ()
        several = SAME_LETTER.fullmatch(whole)
        if several:
            return self._with_letter(target, several)
        said = id_key(RANGE_SIGN.sub(" to ", _without_places(whole)))
        if (NOT_MEANT | UNSURE | AGAINST).intersection(said):
            return ()
        named = [*self._named_in(target, said)]
        found = [each for each in named if each]
        if len(found) < len(named):
            return ()
        if len(found) > 1 and self._is_title_with_another(target, said, found) and not DIVIDED.search(whole):
            return ()
        if len(found) == RANGE_ENDS and RANGE.intersection(said):
            return self._range(target, found)
        return tuple(dict.fromkeys(found)) or self._same_words(target, said) or self._near_title(target, whole)

    def exactly(self, target: str, text: str) -> str | None:
        """Return the ID whose file or claim a text names, ignoring punctuation, leading zeros and case; else None."""
        whole = _bare_of_marks(text)
        named = self.by_name[target].get(normalized(whole), set())
        if not named and has_zero_too_many(whole, self.by_key[target]):
            return None
        return next(iter(named)) if len(named) == 1 else self._only(target, id_key(whole))

    def numbered(self, target: str, text: str) -> tuple[str, ...]:
        """Return the evidence of the participants with the numbers of a text, such as `2, 6`; empty if unclear."""
        numbers = id_key(text)
        if target != "evidence" or not all(isinstance(part, int) for part in numbers):
            return ()
        known = [key for key in self.by_key[target] if len(key) == LETTER_AND_NUMBER]
        found = [{self._only(target, key) for key in known if key[-1] == number} for number in numbers]
        certain = [each for ids in found if len(ids) == 1 for each in ids if each]
        return tuple(certain) if len(certain) == len(numbers) else ()

    def with_actors(self, journey: Value) -> MeantIds:
        """Return these IDs together with the actors and paths of a journey, and the persona as one of its actors."""
        own = MeantIds(self.by_key.copy(), self.by_name.copy())
        for kind in ("actor", "path"):
            own.by_key[kind], own.by_name[kind] = defaultdict(set), defaultdict(set)
            entries = journey.get(f"{kind}s") if isinstance(journey, dict) else None
            for each in entries if isinstance(entries, list) else []:
                if isinstance(each, dict) and isinstance(each.get("id"), str):
                    names = [str(each[name]) for name in ("id", "name") if isinstance(each.get(name), str)]
                    own._add(kind, str(each["id"]), [*names, *self._names_of(each.get("persona"))])
        persona = journey.get("persona") if isinstance(journey, dict) else None
        if isinstance(persona, str):
            own._add("actor", persona, [persona, *self._names_of(persona)])
        return own

    def _names_of(self, persona: Value) -> list[str]:
        return [name for name, ids in self.by_name["persona"].items() if persona in ids]

    def _range(self, target: str, ends: list[str]) -> tuple[str, ...]:
        """Return all IDs in a range that differ in their last number; empty if one is missing."""
        first, last = (id_key(each) for each in ends)
        if first[:-1] != last[:-1] or not isinstance(first[-1], int) or not isinstance(last[-1], int):
            return ()
        found = [self._only(target, (*first[:-1], number)) for number in range(first[-1], last[-1] + 1)]
        certain = [each for each in found if each]
        return tuple(certain) if len(certain) == len(found) else ()

    def _with_letter(self, target: str, several: re.Match[str]) -> tuple[str, ...]:
        """Return the IDs of several numbers after one letter, as in `P-01/04`; `P-1/4` may be one of four."""
        numbers = re.findall(r"\d+", several["first"] + several["others"])
        if min(map(len, numbers)) < LEAST_DIGITS or len({*map(len, numbers)}) > 1:
            return ()
        found = [self._only(target, id_key(several["letter"] + number)) for number in numbers]
        certain = [each for each in found if each]
        return tuple(certain) if len(certain) == len(found) else ()

    def _is_title_with_another(self, target: str, said: CandidateKey, found: Iterable[str]) -> bool:
        """Return whether a text contradicts itself: it has the title of one file and the number of another."""
        titles = (key for key, ids in self.by_key[target].items() if len(key) >= WORDS_OF_A_TITLE and ids & {*found})
        return any(_is_within(key, said) for key in titles)

    def _same_words(self, target: str, said: CandidateKey) -> tuple[str, ...]:
        """Return the only ID with the words and numbers of a text in any order, or whose title contains the text."""
        known = self.by_key[target].items()
        if len(said) >= LONG_ENOUGH - 1:
            same = {each for key, ids in known if sorted(map(str, key)) == sorted(map(str, said)) for each in ids}
            if len(same) == 1:
                return tuple(same)
        if len(said) < WORDS_OF_A_TITLE:
            return ()
        held = {each for key, ids in known if _is_within(said, key) for each in ids}
        return tuple(held) if len(held) == 1 else ()

    def _near_title(self, target: str, text: str) -> tuple[str, ...]:
        """Return the ID of the only title that a long text resembles."""
        wanted = normalized(text)
        if len(wanted) < LONG_TITLE:
            return ()
        names = [
            name for name in self.by_name[target] if len(name) >= LONG_TITLE and _numbers(name) == _numbers(wanted)
        ]
        near = get_close_matches(wanted, names, 2, NEAR_TITLE)
        found = {each for name in near for each in self.by_name[target][name]}
        return tuple(found) if len(found) == 1 else ()

    def _add(self, kind: str, found: str, names: Iterable[str]) -> None:
        for name in names:
            self.by_name[kind][normalized(name)].add(found)
            self.by_key[kind][id_key(name)].add(found)

    def _only(self, target: str, key: CandidateKey) -> str | None:
        """Return the only file or claim with a name; of several, the one whose ID it is."""
        found = self.by_key[target].get(key, set())
        own = found if len(found) == 1 else {each for each in found if id_key(each) == key}
        return next(iter(own)) if len(own) == 1 else None

    def _named_in(self, target: str, said: CandidateKey) -> Iterator[str | None]:
        """Yield the IDs that occur in a text, preferring longer ones if they overlap; None for one that is unclear."""
        at = 0
        while at < len(said):
            for end in range(len(said), at, -1):
                found = self._only(target, said[at:end]) if _tells_enough(said[at:end]) else None
                if found:
                    yield found
                    at = end - 1
                    break
            else:
                if self._is_numbered_like_others(target, said[at : at + LETTER_AND_NUMBER]):
                    yield None
            at += 1

    def _is_numbered_like_others(self, target: str, said: CandidateKey) -> bool:
        """Return whether a text is a word with a number, and the word has other numbers in known names: `P-77`."""
        if len(said) < LETTER_AND_NUMBER or isinstance(said[0], int) or not isinstance(said[1], int):
            return False
        return any(len(key) == LETTER_AND_NUMBER and key[0] == said[0] for key in self.by_key[target])


def _bare_of_marks(text: str) -> str:
    """Remove quotes, commas and brackets around a text, and the path and ending of a file."""
    said = text.strip().strip(AROUND).strip()
    return FILE_ENDING.sub("", said.rpartition("/")[2] if FILE_ENDING.search(said) else said)


def _without_places(text: str) -> str:
    """Remove the pages and lines after an ID: `P-01 p. 3`; in `p. 1, p. 3`, these are IDs."""
    first = PLACE_IN_TEXT.search(text)
    return PLACE_IN_TEXT.sub("", text) if first and "." not in text[: first.start()] else text


def says_against(text: str) -> bool:
    """Return whether a text names evidence as one that speaks against something."""
    return not AGAINST.isdisjoint(id_key(text))


def id_key(text: str) -> CandidateKey:
    """Return the words and numbers of a text, so that `P-2`, `p_02` and `P 02` are equal."""
    return tuple(int(part) if part.isdecimal() else part for part in PART.findall(text.casefold()))


def id_meant(text: str, candidates: Iterable[str]) -> str | None:
    """Return the ID for an unknown one: equal except for zeros and punctuation, else a misspelling; else None."""
    listed = sorted(candidates)
    same = [each for each in listed if id_key(each) == id_key(text)]
    if has_zero_too_many(text, map(id_key, listed)):
        return None
    return same[0] if len(same) == 1 else near_id(text, listed)


def has_zero_too_many(text: str, known: Iterable[CandidateKey]) -> bool:
    """Return whether one of two zeros of a number may be a slip: `p-020` is `p-20` or `p-02`."""
    return bool(TWO_ZEROS.search(text.strip())) and id_key(text.strip()[:-1]) in {*known}


def near_id(text: str, candidates: Iterable[str]) -> str | None:
    """Return the most similar ID with the same numbers, or None."""
    numbers = _numbers(text)
    return nearest(text, [each for each in candidates if _numbers(each) == numbers])


def _tells_enough(key: CandidateKey) -> bool:
    return len(key) > 1 or len(str(key[0])) >= LONG_ENOUGH


def _is_within(key: CandidateKey, other: CandidateKey) -> bool:
    return any(other[at : at + len(key)] == key for at in range(len(other) - len(key) + 1))


def _numbers(text: str) -> list[str | int]:
    """Return the numbers of a text, each with the letters that follow it: `p-02b` is not `p-02`."""
    return [part for part in id_key(text) if str(part)[:1].isdecimal()]


def _claims(data: Mapping[str, Value]) -> Iterator[tuple[str, list[str]]]:
    for entries in data.values():
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield (
                    str(entry["id"]),
                    [text for name, text in entry.items() if name == "text" and isinstance(text, str)],
                )
