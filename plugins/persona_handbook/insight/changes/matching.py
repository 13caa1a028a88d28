"""Matches the parts of a list before and after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from persona_handbook.message import quoted
from persona_handbook.model.claim import AnyClaim, DataCheck, Dissent
from persona_handbook.model.evidence import Quote
from persona_handbook.model.journey import Metric, Step, StepPain
from persona_handbook.model.persona import Demographic, Motto, ReaderTest
from persona_handbook.model.review import AcceptedException, Review, Section
from persona_handbook.model.scale_point import ScalePoint

KNOWN_BY = {
    DataCheck: "source",
    Dissent: "source",
    Quote: "text",
    Motto: "text",
    StepPain: "text",
    Metric: "name",
    ScalePoint: "axis",
    Demographic: "trait",
    AcceptedException: "rule",
    Section: "title",
    Review: "date",
    ReaderTest: "date",
    Step: "action",
}
TELLING = ("text", "decision", "action", "name", "outcome", "verdict", "value", "reason", "body", "scope", "says")
Pair = tuple[Any | None, Any | None]


def matched_parts(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Pair]:
    """Yield each part before and after, in the new order; None if there is no counterpart.

    Parts match by their ID or another identifying field. Steps also match by order: a step between the same neighbors
    is the same step, reworded. A claim with the same text and another ID is the same claim.
    """
    if any(isinstance(each, Step) for each in (*before, *after)):
        yield from _in_order(before, after)
        return
    old, new = _by_key(before), _by_key(after)
    renamed = _same_words(
        [each for key, each in old.items() if key not in new], [each for key, each in new.items() if key not in old]
    )
    followed = {id(one) for one, _other in renamed}
    for key, other in new.items():
        one = next((one for one, now in renamed if now is other), None)
        yield old.get(key) or one, other
    yield from ((one, None) for key, one in old.items() if key not in new and id(one) not in followed)


def part_key(part: object) -> str:
    """Return what identifies a part among its neighbors."""
    return str(getattr(part, KNOWN_BY.get(type(part), "id")))


def part_label(part: object) -> str:
    """Return the name of a part in a sentence: its ID, or its text."""
    return f"`{part_key(part)}`" if hasattr(part, "id") else quoted(part_key(part))


def part_text(part: object) -> str:
    """Return the main text of a part."""
    return next((str(getattr(part, name)) for name in TELLING if getattr(part, name, None) is not None), "")


def _by_key(parts: Sequence[Any]) -> dict[tuple[str, int], Any]:
    seen: Counter[str] = Counter()
    found = {}
    for part in parts:
        key = part_key(part)
        found[key, seen[key]] = part
        seen[key] += 1
    return found


def _same_words(gone: list[Any], new: list[Any]) -> list[Pair]:
    left = list(new)
    found: list[Pair] = []
    for one in gone:
        same = next((each for each in left if isinstance(one, AnyClaim) and each.texts == one.texts), None)
        if same is not None:
            left.remove(same)
            found.append((one, same))
    return found


def _in_order(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Pair]:
    matched = SequenceMatcher(None, [part_key(each) for each in before], [part_key(each) for each in after], False)  # noqa: FBT003
    for tag, start, end, begin, stop in matched.get_opcodes():
        old, new = list(before[start:end]), list(after[begin:stop])
        same = len(old) if tag != "replace" else min(len(old), len(new))
        yield from zip(old[:same], new[:same], strict=False)
        yield from ((one, None) for one in (old[same:] if tag == "replace" else old if tag == "delete" else ()))
        yield from ((None, other) for other in (new[same:] if tag == "replace" else new if tag == "insert" else ()))
