"""`unknown-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.mention import Mention
from persona_handbook.model.written import WrittenPage
from persona_handbook.reading.cross_references import KINDS, CrossReference
from persona_handbook.reading.words import did_you_mean

WAYS_OUT = {
    "persona": "Check the spelling, or add the persona's file.",
    "evidence": "Check the spelling, or add the file to the folder of the evidence.",
    "journey": "Check the spelling, or add the journey's file.",
    "claim": "Check the spelling, or add a claim with this `id` to the persona.",
    "actor": "Add it to the journey's `actors`, or name the persona by its own id.",
    "path": "Add it to the journey's `paths`.",
    "rule": "Run `personas rules` to see all the rules.",
}
WAYS_OUT_OF_A_PAGE = {"claim": "Write the persona's id, a slash and the claim's id, as in `workshop-owner/late-parts`."}
NAMES = {"evidence": "piece of evidence"}


@rule(
    title="An id that leads nowhere",
    why=(
        "A claim that cites an interview which does not exist looks proven and is not; a stage that names a lost "
        "claim says nothing."
    ),
    source=(
        "The trail from a claim back to what was heard: Pruitt and Adlin, The Persona Lifecycle (foundation document)."
    ),
    bad="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
    evidence: [p-01, p-99]
""",
    good="""
triggers:
  - id: third-wrong-part
    text: The third wrong part in one week.
    evidence: [p-01, p-02]
""",
    about=Handbook,
    essential=True,
)
def unknown_reference(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Find every mention that leads to nothing, in files of every status."""
    for mention in handbook.mentions:
        candidates = given.rule_names if mention.target == "rule" else handbook.candidates(mention)
        if candidates is not None and mention.id not in candidates:
            yield _problem(mention, candidates)
    for page in handbook.written:
        for reference in page.references:
            yield from _problem_in(page, reference, handbook)


def _problem(mention: Mention, candidates: frozenset[str]) -> Problem:
    kind = NAMES.get(mention.target, mention.target)
    way_out = did_you_mean(mention.id, sorted(candidates)) or WAYS_OUT[mention.target]
    return Problem(mention.location, f"There is no {kind} `{mention.id}`.", way_out)


def _problem_in(page: WrittenPage, reference: CrossReference, handbook: Handbook) -> Iterator[Problem]:
    target, location = reference.target, page.location(reference)
    if target not in KINDS:
        hint = did_you_mean(target, KINDS)
        if hint:
            yield Problem(location, f"`[[{target}:…]]` leads to nothing of the handbook.", hint)
        return
    claims = (f"{persona.id}/{claim.id}" for persona in handbook.personas for claim in persona.claims())
    candidates = frozenset(claims) if target == "claim" else handbook.ids(target)
    if reference.id not in candidates:
        way_out = did_you_mean(reference.id, sorted(candidates)) or WAYS_OUT_OF_A_PAGE.get(target, WAYS_OUT[target])
        yield Problem(location, f"There is no {NAMES.get(target, target)} `{reference.id}`.", way_out)
