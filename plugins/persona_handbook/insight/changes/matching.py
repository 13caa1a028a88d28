"""Which part of a list before a change is which part after it, and what people call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from persona_handbook.model.claim import AnyClaim, DataCheck, Dissent
from persona_handbook.model.evidence import Quote
from persona_handbook.model.journey import Metric, Step, StepPain
from persona_handbook.model.persona import Demographic, Motto
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
    Step: "action",
}
TELLING = ("text", "decision", "action", "name", "outcome", "verdict", "value", "reason", "body", "scope", "says")
Pair = tuple[Any | None, Any | None]


def matched_parts(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Pair]:
    """Give each part as it was and as it is, in the order of now; None where there is no such part.

    Parts are the same by their id, or by what else they are known by. Steps are known by their order too: one between
    the same two others is the same step, reworded; so is a claim that says word for word the same under another id.
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
    """Give what a part is told from its neighbours by."""
    return str(getattr(part, KNOWN_BY.get(type(part), "id")))


def part_label(part: object) -> str:
    """Give what a sentence calls a part: its id, or what it says."""
    return f"`{part_key(part)}`" if hasattr(part, "id") else f"“{part_key(part)}”"


def part_text(part: object) -> str:
    """Give what a part says first of all."""
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
