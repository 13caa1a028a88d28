from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


@rule(
    title="Persona without a size",
    why="Teams cannot weigh personas without knowing their size. A rough figure with a source is better than none.",
    source=(
        "Chapman and Milham 2006, The Personas' New Clothes: nobody can tell how many users a persona "
        "represents. Opposing view: interviews alone cannot size a group, so a missing figure is only a note."
    ),
    bad="# without share\n",
    good="share: {value: 60, of: orders, source: order-log}\n",
    about=Persona,
    active=Level.NOTE,
    draft=None,
)
def unsized_persona(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas without a share or with a share without a source; anti-personas are ignored."""
    if persona.is_anti:
        return
    if persona.share is None:
        wrong = gettext("“%(persona)s” has no share of customers.", persona=persona.name)
        way_out = gettext("Add `share` with the `value` in percent, the whole it is a share `of`, and the `source`.")
        yield Problem(persona.place.at("name"), wrong, way_out)
    elif persona.share.source is None:
        wrong = gettext(
            "The share of %(value)s%% of %(of)s has no source.", value=f"{persona.share.value:g}", of=persona.share.of
        )
        yield Problem(persona.share.place.whole, wrong, gettext("Add the evidence for the figure as `source`."))
    else:
        source = given.handbook.evidence_by_id.get(persona.share.source)
        if source and source.is_conversation:
            wrong = gettext("The source of the share is a conversation: `%(source)s`.", source=source.id)
            way_out = gettext("Cite data or a survey that counted customers.")
            yield Problem(persona.share.place.whole, wrong, way_out)
