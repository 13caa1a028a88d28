"""Recurring themes of interviews, by question, counted by participant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from persona_handbook.model.consent.gate import Gate
from persona_handbook.model.evidence import QUESTIONS, Evidence

EVERY_UNNAMED_PARTICIPANT = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of one of the four questions: who raised it, and how many were asked."""

    question: str
    name: str
    participants: tuple[str, ...]
    asked: int
    evidence: tuple[Evidence, ...]


def themes(interviews: Iterable[Evidence]) -> dict[str, tuple[Theme, ...]]:
    """Count the themes of interviews.

    Returns:
        the themes of each of the four questions, most frequent first; several interviews with a person count once
    """
    interviews = [each for each in interviews if each.answers]
    return {question: _themes(question, interviews) for question in QUESTIONS}


def shown_themes(interviews: Iterable[Evidence], opened: Gate) -> dict[str, tuple[Theme, ...]]:
    """Return the themes raised by people whose answers may be shown, and only these people; counts include all.

    Args:
        interviews: the interviews as written, including those that may not be shown
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
