"""What repeats in interviews: themes by question, counted over distinct people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from persona_handbook.model.consent import Gate
from persona_handbook.model.evidence import QUESTIONS, Evidence

EVERY_UNNAMED_PARTICIPANT = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of one of the four questions: who raised it, of how many who were asked."""

    question: str
    name: str
    participants: tuple[str, ...]
    asked: int
    evidence: tuple[Evidence, ...]


def themes(interviews: Iterable[Evidence]) -> dict[str, tuple[Theme, ...]]:
    """Count the themes of interviews.

    Returns:
        for each of the four questions its themes, the most frequent first; two interviews with one person count once
    """
    interviews = [each for each in interviews if each.answers]
    return {question: _themes(question, interviews) for question in QUESTIONS}


def shown_themes(interviews: Iterable[Evidence], opened: Gate) -> dict[str, tuple[Theme, ...]]:
    """Give the themes that somebody raised whose words may be shown, counted over all; each names only such people.

    Args:
        interviews: as they were written, with those that may not be shown
        opened: decides which may be shown
    """
    return {
        question: tuple(
            replace(each, evidence=tuple(filter(opened.shows, each.evidence)))
            for each in found
            if any(map(opened.shows, each.evidence))
        )
        for question, found in themes(interviews).items()
    }


def _themes(question: str, interviews: list[Evidence]) -> tuple[Theme, ...]:
    raised: dict[str, list[Evidence]] = defaultdict(list)
    asked = [each for each in interviews if each.answers and question in each.answers.given()]
    for each in asked:
        for name in each.answers.given()[question].themes if each.answers else ():
            raised[name].append(each)
    counted = (
        Theme(question, name, _people(evidence), len(_people(asked)), tuple(evidence))
        for name, evidence in raised.items()
    )
    return tuple(sorted(counted, key=lambda theme: (-len(theme.participants), theme.name)))


def _people(interviews: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({each.participant or EVERY_UNNAMED_PARTICIPANT for each in interviews}))
