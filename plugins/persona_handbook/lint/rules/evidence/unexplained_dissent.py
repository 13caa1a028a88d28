from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import says_something
from persona_handbook.insight.excuses import is_excuse
from persona_handbook.insight.likeness import are_alike, comparable_words
from persona_handbook.insight.saying.opposites import says_the_opposite
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

SAME = 0.8
SAME_REASONS = 3
AGREES = re.compile(r"(?:yes|ja|oui|sí|sim|sì|agrees|stimmt zu|d['\u2019]accord|はい)\b", re.IGNORECASE)


@rule(
    title="Unexplained disagreement",
    why="Evidence that disagrees is valuable once you explain why you keep the claim. Until then, the claim is open.",
    source="Lincoln and Guba 1985, Naturalistic Inquiry: explain negative cases, do not omit them.",
    bad="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
    against:
      - {source: p-03, says: Parts always come on the same day.}
""",
    good="""
pains:
  - id: late-parts
    text: Three parts in ten come a day late.
    evidence: [p-01, p-02]
    checked_against:
      - {source: order-log, verdict: supports, finding: 31 of 100 parts came late.}
      - {source: sales-calls, verdict: supports, finding: 12 of 40 callers told of a late part.}
    against:
      - {source: p-03, says: Parts always come on the same day., why_kept: He collects them himself.}
""",
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
)
def unexplained_dissent(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find disagreement without a reason for keeping the claim, dissent that only repeats, and cited denials."""
    for claim in persona.claims():
        yield from _cited_denials(claim, given.handbook)
        for each in claim.against:
            if not says_something(each.why_kept):
                wrong = gettext(
                    "`%(source)s` disagrees with the claim `%(claim)s`, and no reason explains why the claim is kept.",
                    source=each.source,
                    claim=claim.id,
                )
                way_out = gettext("Add the reason as `why_kept`, or reword the claim to fit both.")
                yield Problem(each.place.at("source"), wrong, way_out)
            elif are_alike(each.says or "", " ".join(claim.texts), SAME):
                wrong = gettext(
                    "What `%(source)s` says against the claim `%(claim)s` repeats the claim.",
                    source=each.source,
                    claim=claim.id,
                )
                yield Problem(
                    each.place.at("says"), wrong, gettext("Write what it says against the claim, or delete the entry.")
                )
            elif are_alike(each.says or "", each.why_kept or "", SAME):
                wrong = gettext(
                    "The reason to keep the claim `%(claim)s` repeats what `%(source)s` says against it.",
                    claim=claim.id,
                    source=each.source,
                )
                yield Problem(
                    each.place.at("why_kept"),
                    wrong,
                    gettext("Write why you keep the claim although this evidence disagrees."),
                )
            elif each.source in claim.evidence:
                wrong = gettext(
                    "`%(source)s` is cited both for and against the claim `%(claim)s`.",
                    source=each.source,
                    claim=claim.id,
                )
                way_out = gettext("Keep it where it says more, or split the claim in two.")
                yield Problem(each.place.at("source"), wrong, way_out, Level.NOTE)
            elif AGREES.match(each.says or ""):
                wrong = gettext(
                    "What `%(source)s` says against the claim `%(claim)s` agrees with it.",
                    source=each.source,
                    claim=claim.id,
                )
                way_out = gettext("Write what it says against the claim, or delete the entry.")
                yield Problem(each.place.at("says"), wrong, way_out, Level.NOTE)
            elif is_excuse(each.why_kept or ""):
                wrong = gettext(
                    "The reason to keep the claim `%(claim)s` would fit any dissent: “%(reason)s”.",
                    claim=claim.id,
                    reason=each.why_kept,
                )
                way_out = gettext("Write what makes this case different, or what other evidence says.")
                yield Problem(each.place.at("why_kept"), wrong, way_out, Level.NOTE)
    yield from _of_one_reason(persona)


def _of_one_reason(persona: Persona) -> Iterator[Problem]:
    """Find the same reason to keep claims in spite of several dissents."""
    against = [each for claim in persona.claims() for each in claim.against]
    reasons = [" ".join(comparable_words(each.why_kept or "")) for each in against]
    reason, number = Counter(filter(None, reasons)).most_common(1)[0] if any(reasons) else ("", 0)
    if number >= SAME_REASONS:
        first = against[reasons.index(reason)]
        wrong = gettext(
            "%(number)s claims are kept for the same reason: “%(reason)s”.", number=number, reason=first.why_kept
        )
        yield Problem(
            first.place.at("why_kept"),
            wrong,
            gettext("Write why you keep each claim although evidence disagrees."),
            Level.NOTE,
        )


def _cited_denials(claim: AnyClaim, handbook: Handbook) -> Iterator[Problem]:
    for index, name in enumerate(claim.evidence):
        talk = handbook.evidence_by_id.get(name)
        if talk and says_the_opposite(talk, claim):
            wrong = gettext(
                "`%(source)s` is cited for the claim `%(claim)s`, but seems to deny it.", source=name, claim=claim.id
            )
            way_out = gettext("Read it again: move it to `against` with `why_kept`, or reword the claim.")
            yield Problem(claim.place.at("evidence", index), wrong, way_out, Level.NOTE)
