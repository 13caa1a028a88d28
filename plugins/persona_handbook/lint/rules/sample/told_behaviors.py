"""`told-behaviors`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.standing import HEARD, how_known
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.model.persona import Persona

LEAST_BEHAVIORS = 4
HALF = 50


def _behaviors(*seen: str) -> str:
    visit = (
        "# personas/evidence/visit.yaml\nkind: field-visit\ntitle: A morning beside the lift\ndate: 2026-07-02\n"
        "participant: P-04\nfindings:\n  - Rang two suppliers at once for the same part, twice in one morning.\n"
        "  - Stacked the boxes by the lift, and called three customers back before noon.\n"
        "  - Wrote the part number on the windscreen of each car.\n# personas/buyer.yaml\n"
    )
    texts = {
        "rings-two-suppliers": "Rings two suppliers at once.",
        "stacks-boxes": "Stacks the boxes by the lift in the order of the day.",
        "calls-back": "Calls the customer back at noon.",
        "writes-on-glass": "Writes the part number on the windscreen.",
    }
    entries = (
        f"  - {{id: {name}, text: {text}, evidence: [{'p-03, p-04, visit' if name in seen else 'p-03, p-04'}]}}\n"
        for name, text in texts.items()
    )
    return f"{visit}behaviors:\n{''.join(entries)}"


@rule(
    title="Behaviors from interviews only",
    why=(
        "People report what they remember and what they intend, which differs from what they do. Observe some of the "
        "behaviors or count them in data."
    ),
    source=(
        "Sheeran 2002: intentions explain 28% of the variance of later behavior; Sheeran and Webb 2016: about half of "
        "all intentions become actions."
    ),
    bad=_behaviors("rings-two-suppliers"),
    good=_behaviors("rings-two-suppliers", "stacks-boxes", "calls-back", "writes-on-glass"),
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={
        "least": Option(LEAST_BEHAVIORS, "behaviors from which on the rule applies"),
        "share": Option(HALF, "percentage of behaviors from interviews only, above which it is a warning"),
    },
)
def told_behaviors(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find behaviors with evidence that nobody observed and no data count; guesses are left to other rules."""
    behaviors = persona.behaviors
    told = [claim.id for claim in behaviors if how_known(claim, given.handbook).standing in HEARD]
    if told and len(behaviors) >= given.options["least"]:
        named = ", ".join(f"`{name}`" for name in told)
        wrong = f"{len(told)} of {len(behaviors)} behaviors of “{persona.name}” come from interviews only: {named}."
        way_out = "Observe them in a field visit or a usability test, or check them against data."
        many = 100 * len(told) > given.options["share"] * len(behaviors)
        yield Problem(persona.place.at("behaviors"), wrong, way_out, Level.ERROR if many else Level.NOTE, subject="told")
