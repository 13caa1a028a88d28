"""Which file or claim somebody means who writes no id: by its title, its participant, its number or its file's name.

An id that is only like another one is never proposed where their numbers differ: a wrong attribution that turns the
check green is worse than no advice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from persona_handbook.finding import Finding, Replacement
from persona_handbook.reading.phrasing import bare, nearest
from persona_handbook.reading.schema.references import references
from persona_handbook.reading.yaml.document import Document, Value

PART = re.compile(r"\d+[^\W_]*|[^\W\d_]+")
NUMBER = re.compile(r"\d+")
FILE_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
NOTHING = frozenset({"", "none", "na", "nothing", "no", "null", "keine", "keiner", "nil", "unknown", "x", "tbd", "ka"})
LONG_ENOUGH = 4
LISTED = ("title", "name", "participant")
WAYS_OUT = {
    "evidence": "Use the name of an evidence file, without its extension.",
    "persona": "Use the name of a persona file, without its extension.",
    "journey": "Use the name of a journey file, without its extension.",
    "claim": "Use the `id` of a claim of the persona.",
}
Key = tuple[str | int, ...]


@dataclass(slots=True)
class MeantIds:
    """The ids of a handbook by everything that people call them, for each kind of thing that can be referred to."""

    by_key: dict[str, dict[Key, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    by_name: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def learn(self, kind: str, file_id: str, data: Value) -> None:
        """Take in a file: its id, what it is called, and the claims in it."""
        self._add(kind, file_id, [file_id])
        if isinstance(data, dict):
            aliases = data.get("aliases")
            names = [data.get(name) for name in LISTED] + (aliases if isinstance(aliases, list) else [])
            self._add(kind, file_id, [each for each in names if isinstance(each, str)])
            if kind == "persona":
                for claim_id, texts in _claims(data):
                    self._add("claim", claim_id, [claim_id, *texts])

    def of(self, target: str, text: str) -> tuple[str, ...]:
        """Give the ids that a text means for certain, in the order in which it names them; none where it is unclear."""
        whole = FILE_ENDING.sub("", text.strip())
        exact = self.by_name[target].get(bare(whole)) or self.by_key[target].get(key_of(whole))
        if exact:
            return tuple(exact) if len(exact) == 1 else ()
        return tuple(self._named_in(target, key_of(whole)))

    def _add(self, kind: str, found: str, names: Iterable[str]) -> None:
        for name in names:
            self.by_name[kind][bare(name)].add(found)
            self.by_key[kind][key_of(name)].add(found)

    def _named_in(self, target: str, said: Key) -> Iterator[str]:
        """Find the ids that stand within a text, the longest first where they overlap."""
        known = self.by_key[target]
        at = 0
        while at < len(said):
            for end in range(len(said), at, -1):
                found = known.get(said[at:end], set())
                if len(found) == 1 and _tells_enough(said[at:end]):
                    yield from found
                    at = end - 1
                    break
            at += 1


def key_of(text: str) -> Key:
    """Give the words and numbers of a text, so that `P-2`, `p_02` and `P 02` are the same."""
    return tuple(int(part) if part.isdecimal() else part for part in PART.findall(text.casefold()))


def id_meant(text: str, candidates: Iterable[str]) -> str | None:
    """Give the id that an unknown one stands for: the same but for zeros and signs, else a misspelt one."""
    listed = sorted(candidates)
    same = [each for each in listed if key_of(each) == key_of(text)]
    return same[0] if len(same) == 1 else near_id(text, listed)


def near_id(text: str, candidates: Iterable[str]) -> str | None:
    """Give the id that a misspelt one is most like, if it has the same numbers; None where none comes near."""
    numbers = _numbers(text)
    return nearest(text, [each for each in candidates if _numbers(each) == numbers])


def by_meant_ids(meant: MeantIds, document: Document, kind: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let findings about ids that cannot be read advise what was meant, and never an id that does not exist."""
    places = {document.value_at(each.pointer): each for each in references(document.data, kind)}
    for finding in findings:
        reference = places.get(finding.location) if finding.rule == "wrong-value" else None
        if reference is None or reference.target not in WAYS_OUT:
            yield finding
            continue
        found = dict.fromkeys(meant.of(reference.target, reference.value))
        fix = Replacement(finding.location, next(iter(found))) if finding.fix and len(found) == 1 else None
        yield replace(finding, help=_way_out(reference.target, reference.value, list(found)), fix=fix)


def _way_out(target: str, said: str, found: list[str]) -> str:
    if len(found) > 1:
        return f"Write `[{', '.join(found)}]`, with a comma between the IDs."
    if found:
        return f"Write `{found[0]}`."
    if ADDRESS.fullmatch(said) and target == "evidence":
        return "Put the address into `link` of an evidence file, and use the name of that file here."
    says_nothing = "".join(filter(str.isalnum, said.casefold())) in NOTHING
    return "Delete the line if there is none." if says_nothing else WAYS_OUT[target]


def _tells_enough(key: Key) -> bool:
    return len(key) > 1 or len(str(key[0])) >= LONG_ENOUGH


def _numbers(text: str) -> list[int]:
    return [int(each) for each in NUMBER.findall(text)]


def _claims(data: Mapping[str, Value]) -> Iterator[tuple[str, list[str]]]:
    for entries in data.values():
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield (
                    str(entry["id"]),
                    [text for name, text in entry.items() if name == "text" and isinstance(text, str)],
                )
