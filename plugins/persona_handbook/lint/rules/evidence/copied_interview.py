from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import COPY, counting, themes_of
from persona_handbook.insight.repetition.reused_quotes import reused_quotes
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook

SAME_THEMES = 4


def same_themes(handbook: Handbook) -> dict[str, int]:
    """Return, by file, with how many other conversations each one shares all its themes, if many do."""
    by_themes: dict[frozenset[str], list[str]] = defaultdict(list)
    for each in handbook.evidence:
        themes = themes_of(each) if each.is_conversation else frozenset()
        if len(themes) >= SAME_THEMES:
            by_themes[themes].append(each.path)
    return {path: len(alike) - 1 for alike in by_themes.values() if len(alike) >= SAME_THEMES for path in alike}


@rule(
    title="Copied interview",
    why="Two people never use the same words throughout. One of the files is a copy and does not count.",
    source=(
        "Broder 1997, On the resemblance and containment of documents: shingles of three words; a "
        f"resemblance of {COPY:g} or more counts as a copy. That the same sentences with other words, and "
        "translations, are copies is our own."
    ),
    bad="""
# personas/evidence/p-05.yaml
answers:
  problem: {says: 'The wrong part came twice in a week, so the lift stood still and the promise was broken.'}
  tried_before: {says: 'Two suppliers on the phone at once, as twenty years ago, and an evening at the guild.'}
  almost_stopped: {says: 'The colleague at the front desk has four passwords already, and hates every login.'}
  would_leave: {says: 'Boxes that come a day late, and a second wrong invoice for a part that was sent back.'}
# personas/buyer.yaml
behaviors:
  - id: calls-two-suppliers
    text: Calls two suppliers at once and takes the part that is on the shelf.
    evidence: [p-01, p-02, p-03]
  - id: stacks-boxes
    text: Stacks the boxes by the lift in the order of the day.
    evidence: [p-03, p-04]
  - id: calls-back
    text: Calls the customer back at noon.
    evidence: [p-04, p-06]
# personas/evidence/p-06.yaml like personas/evidence/p-04.yaml
title: Interview with P-06
participant: P-06
relation: lost
answers:
  problem: {says: 'He called every customer back at noon, and lost two of them.'}
  tried_before: {says: A calendar on the wall.}
  almost_stopped: {says: The price of a month.}
  would_leave: {says: Being asked to pay twice.}
""",
    good="""
# personas/evidence/p-05.yaml
answers:
  problem: {says: 'Customers went elsewhere, because nobody called them back in time.'}
  tried_before: {says: 'A second supplier for the parts that must fit today.'}
  almost_stopped: {says: 'The old supplier is a friend and brings parts to the lift.'}
  would_leave: {says: 'Nobody to talk to when the part in the box is the wrong one.'}
""",
    about=Evidence,
    active=Level.WARNING,
    draft=Level.WARNING,
)
def copied_interview(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find conversations that repeat an earlier one or a record: copied, reworded sentence by sentence, translated."""
    first = given.handbook.once(counting).copies.get(evidence.path)
    if first:
        wrong = gettext(
            "“%(evidence)s” repeats the text of `%(first)s`, so only the first one counts.",
            evidence=evidence.title,
            first=first,
        )
        way_out = gettext("Write what this participant said, or delete the file if both are the same conversation.")
        yield Problem(evidence.place.at("title"), wrong, way_out)
    elif evidence.is_conversation:
        twin = given.handbook.once(same_themes).get(evidence.path)
        if twin:
            wrong = gettext(
                "“%(evidence)s” raises exactly the same %(number)s themes as %(others)s other conversations.",
                evidence=evidence.title,
                number=len(themes_of(evidence)),
                others=twin,
            )
            way_out = gettext("Add only the themes that this participant raised.")
            yield Problem(evidence.place.at("title"), wrong, way_out)
        reused = given.handbook.once(reused_quotes)
        for name in [reused[key] for quote in verbatims(evidence) if (key := (evidence.path, quote.text)) in reused]:
            wrong = gettext(
                "A quote of “%(evidence)s” is almost word for word the same as one of `%(name)s`.",
                evidence=evidence.title,
                name=name,
            )
            yield Problem(evidence.place.at("title"), wrong, gettext("Keep it where it was said, and delete it here."))
