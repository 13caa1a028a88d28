from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.research.sample import medians
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.persona import Persona


def _people(value: int) -> str:
    return "".join(
        f"# personas/evidence/p-0{number}.yaml\nscales: [{{axis: plans-ahead, value: {value}}}]\n"
        for number in (1, 2, 3)
    )


@rule(
    title="Scale value far from the participants",
    why=(
        "A value on a scale looks measured. If the participants have other values, the team placed the persona by wish."
    ),
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: map the interview subjects to behavioral variables "
        "first, and find the persona where they cluster."
    ),
    bad="scales: [{axis: plans-ahead, value: 4}]\n" + _people(2),
    good="scales: [{axis: plans-ahead, value: 3}]\n" + _people(2),
    about=Persona,
    active=Level.WARNING,
    draft=Level.NOTE,
    waits_for=("evidence",),
    options={
        "distance": Option(1, "maximum distance from the participants' median"),
        "people": Option(2, "minimum number of participants on the scale for the rule to apply"),
    },
)
def scale_without_people(persona: Persona, given: Given) -> Iterator[Problem]:
    """Compare each position on a scale with the median of the persona's participants, if they have one."""
    found = medians(persona, given.handbook)
    for point in persona.scales:
        middle, people = found.get(point.axis, (0.0, 0))
        far = abs(point.value - middle) > int(given.options["distance"])
        if people >= int(given.options["people"]) and far:
            wrong = gettext(
                "`%(axis)s` is %(value)s, but the median of %(people)s participants is %(middle)s.",
                axis=point.axis,
                value=point.value,
                people=people,
                middle=f"{middle:g}",
            )
            way_out = gettext("Change the value to match the participants, or cite the participants it describes.")
            yield Problem(point.place.at("value"), wrong, way_out)
