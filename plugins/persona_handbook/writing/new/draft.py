"""A first draft of a persona from interviews, limited to what several people said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_handbook.insight.research.patterns import Theme, themes
from persona_handbook.model.evidence import Evidence
from persona_handbook.reading.ids import slug
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.new.file import REMARKS, TO_FILL_IN

FIELDS = {
    "problem": "pains",
    "tried_before": "alternatives",
    "almost_stopped": "objections",
    "would_leave": "churn_risks",
}
LEAST_PEOPLE = 2
BETWEEN_TOPICS = re.compile(r"[,;\n]")


def drafted_claims(interviews: Iterable[Evidence]) -> dict[str, Value]:
    """Create a claim for each theme that several people raised, in the list that fits its question.

    Args:
        interviews: interviews with themes

    Returns:
        lists of claims by field, for `new_file`; their text is left to fill in, because one person's words do not speak
            for all.
        The summaries of the answers are comments above each claim, which cites their interviews
    """
    taken: set[str] = set()
    drafted: dict[str, Value] = {}
    for question, found in themes(interviews).items():
        repeated = [each for each in found if len(each.participants) >= LEAST_PEOPLE]
        if repeated:
            drafted[FIELDS[question]] = [_claim(each, taken) for each in repeated]
    return drafted


def shared_topics(interviews: Iterable[Evidence]) -> list[str]:
    """Return the topics of quotes that several people raised, as themes, those of most people first."""
    people: dict[str, set[str]] = {}
    for each in interviews:
        for quote in each.quotes:
            for topic in filter(None, map(slug, BETWEEN_TOPICS.split(quote.about or ""))):
                people.setdefault(topic, set()).add(each.participant or each.id)
    shared = [topic for topic, who in people.items() if len(who) >= LEAST_PEOPLE]
    return sorted(shared, key=lambda topic: (-len(people[topic]), topic))


def _claim(theme: Theme, taken: set[str]) -> dict[str, Value]:
    claim_id = theme.name if theme.name not in taken else f"{theme.name}-{theme.question.replace('_', '-')}"
    taken.add(claim_id)
    said = [(each.participant or each.id, words) for each in theme.evidence if (words := _says(each, theme.question))]
    return {
        REMARKS: [f"{who}: {what}" for who, what in said],
        "id": claim_id,
        "text": TO_FILL_IN,
        "evidence": [each.id for each in theme.evidence],
        "themes": [theme.name],
    }


def _says(evidence: Evidence, question: str) -> str:
    answer = evidence.answers.given()[question] if evidence.answers else None
    return " ".join((answer.says or "").split()) if answer else ""
