from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from persona_handbook.insight.counting import letters_and_digits
from persona_handbook.lint.products import with_product
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, gettext_noop, listed
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


def _twin(value: int) -> str:
    return (
        "# personas/twin.yaml like personas/buyer.yaml\nname: Twin\nrole: secondary\nstands_for: user\n"
        f"share: {{value: {value}, of: orders, source: order-log}}\n"
    )


@rule(
    title="Shares add up to more than 100%",
    why="The personas of a product divide its customers, so their shares cannot exceed the whole.",
    source=(
        "Chapman and Milham 2006, The Personas' New Clothes: every additional attribute shrinks the group "
        "that a persona represents."
    ),
    bad=_twin(81),
    good=_twin(80),
    about=Handbook,
    draft=None,
    options={"max": Option(100, "maximum sum of shares, in percent")},
)
def shares_over_whole(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Add the shares of a product's active personas in the same whole; variants count as part of their persona."""
    wholes: dict[tuple[str, str], list[tuple[Persona, float]]] = defaultdict(list)
    for persona in handbook.personas:
        if persona.share and persona.status == "active" and not _is_part_of_another(persona, handbook):
            whole = (persona.product or "", letters_and_digits(persona.share.of))
            wholes[whole].append((persona, persona.share.value))
    for (product, _), found in wholes.items():
        total = round(sum(value for _, value in found), 6)
        if total > int(given.options["max"]):
            last = found[-1][0]
            shares = listed(
                gettext("`%(persona)s` %(share)s%%", persona=persona.id, share=f"{value:g}") for persona, value in found
            )
            of = last.share.of if last.share else ""
            wrong = with_product(
                gettext_noop("The shares of %(of)s add up to %(total)s%%: %(listed)s."),
                gettext_noop("The shares of %(of)s of %(product)s add up to %(total)s%%: %(listed)s."),
                product,
                handbook,
                of=of,
                total=f"{total:g}",
                listed=shares,
            )
            way_out = gettext("Correct the figures, or specify in `of` what each figure is a share of.")
            yield Problem(
                last.place.at("share", "value"), wrong, way_out, subject=f"{product} {letters_and_digits(of)}"
            )


def _is_part_of_another(persona: Persona, handbook: Handbook) -> bool:
    whole = handbook.persona_by_id.get(persona.variant_of or "")
    return whole is not None and whole.share is not None
