from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.likeness import share_a_stem, stems
from persona_handbook.insight.saying.arithmetic import NEAR, impossible_percentage, miscounted, percents
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona

NUMBERS = re.compile(r"\d[\d.,]*")
WORDS_ENOUGH = 3


@rule(
    title="Share that cannot be right",
    why="A share that its own sample cannot give was not counted, or belongs to other data.",
    source=(
        "Brown and Heathers 2017, The GRIM Test: 36 of 71 articles contained at least one mean that their sample could "
        "not give. Opposing view: a share of a part of the sample looks impossible for the whole, so name the part."
    ),
    bad="""
# personas/evidence/order-log.yaml
sample: 12
findings: [37% of the parts came late.]
""",
    good="""
# personas/evidence/order-log.yaml
sample: 12
findings: [33% of the parts came late.]
""",
    about=(Evidence, Persona),
    active=Level.NOTE,
    draft=Level.NOTE,
)
def impossible_share(file: Evidence | Persona, given: Given) -> Iterator[Problem]:
    """Find percentages that contradict their count or sample, and checks that contradict their source."""
    if isinstance(file, Persona):
        for claim in file.claims():
            yield from _of_checks(claim, given)
        yield from _of_share(file, given)
    elif file.is_data or file.kind == "survey":
        for index, finding in enumerate(file.findings):
            found = miscounted(finding) or (impossible_percentage(finding, file.sample) if file.sample else None)
            if found:
                wrong = gettext("%(percent)s is not a possible share of the number counted.", percent=found)
                way_out = gettext("Correct the figure, or write which number it is a share of.")
                yield Problem(file.place.at("findings", index), wrong, way_out)


def _of_checks(claim: AnyClaim, given: Given) -> Iterator[Problem]:
    for check in claim.checked_against:
        source = given.handbook.evidence_by_id.get(check.source)
        told = check.finding or ""
        other = next((each for each in source.findings if _differs(told, each)), None) if source else None
        if other and source and told not in source.findings:
            wrong = gettext(
                "The figure differs from that in `%(source)s`: “%(finding)s”.", source=source.id, finding=other
            )
            yield Problem(check.place.at("finding"), wrong, gettext("Correct the figure that is wrong."))


def _of_share(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find a share that its source, which counts parts of the same whole, does not contain."""
    share = persona.share
    source = given.handbook.evidence_by_id.get((share.source or "") if share else "")
    if not share or not source or not share_a_stem(stems(source.findings), stems((share.of,))):
        return
    if not any(abs(each - share.value) <= NEAR for each in percents(source)):
        wrong = gettext("`%(source)s` contains no share of %(value)s%%.", source=source.id, value=f"{share.value:g}")
        way_out = gettext("Correct the share, or add the finding to its source.")
        yield Problem(share.place.at("value"), wrong, way_out)


def _differs(one: str, other: str) -> bool:
    """Return whether texts are equal except for their numbers."""
    words = [NUMBERS.sub(" ", each).casefold().split() for each in (one, other)]
    return len(words[0]) >= WORDS_ENOUGH and words[0] == words[1] and NUMBERS.findall(one) != NUMBERS.findall(other)
