"""`unsized-persona`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.persona import Persona


@rule(
    title="Persona without a size",
    why=(
        "Nobody can weigh two personas against each other without knowing how many people each of them stands for. "
        "A rough figure with its source is better than none."
    ),
    source=(
        "Chapman and Milham 2006, The Personas' New Clothes: nobody can say how many users a persona represents. "
        "Against it: interviews alone cannot size a group, so a missing figure is only a note."
    ),
    bad="# without share\n",
    good="share: {value: 60, of: orders, source: order-log}\n",
    about=Persona,
    active=Level.NOTE,
    draft=None,
)
def unsized_persona(persona: Persona, _given: Given) -> Iterator[Problem]:
    """Find personas without a share, or whose share has no source; those whom we do not serve need none."""
    if persona.is_anti:
        return
    if persona.share is None:
        wrong = f"Nobody says how many people “{persona.name}” stands for."
        way_out = "Write under `share` the `value` in percent, what it is a share `of`, and the `source`."
        yield Problem(persona.place.at("name"), wrong, way_out)
    elif persona.share.source is None:
        wrong = f"The share of {persona.share.value:g}% of {persona.share.of} has no source."
        yield Problem(persona.share.place.whole, wrong, "Name the evidence that counted it under `source`.")
