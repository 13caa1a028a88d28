"""A first draft of a persona out of interviews: only what they say, and only what several people said."""

from __future__ import annotations

from collections.abc import Iterable

from persona_handbook.insight.patterns import Theme, themes
from persona_handbook.model.evidence import Evidence
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.new.file import REMARKS, TO_FILL_IN

FIELDS = {
    "problem": "pains",
    "tried_before": "alternatives",
    "almost_stopped": "objections",
    "would_leave": "churn_risks",
}
LEAST_PEOPLE = 2


def drafted_claims(interviews: Iterable[Evidence]) -> dict[str, Value]:
    """Make a claim of each theme that several people raised, in the list that its question asks for.

    Args:
        interviews: whose answers carry themes

    Returns:
        lists of claims by their fields, for `new_file`; the text of each is left to fill in, since one person's words
        are not everybody's; what each of them said is a remark above it, and it cites those who said it
    """
    taken: set[str] = set()
    drafted: dict[str, Value] = {}
    for question, found in themes(interviews).items():
        repeated = [each for each in found if len(each.participants) >= LEAST_PEOPLE]
        if repeated:
            drafted[FIELDS[question]] = [_claim(each, taken) for each in repeated]
    return drafted


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
