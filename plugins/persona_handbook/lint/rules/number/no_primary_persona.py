from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.products import active_by_product, with_product
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.handbook import Handbook


@rule(
    title="Not exactly one primary persona",
    why="When personas conflict, the primary one decides.",
    source=(
        "Cooper, Reimann, Cronin and Noessel 2014, About Face: a design for another persona does not serve the "
        "primary one."
    ),
    bad="""
# personas/front-desk.yaml like personas/buyer.yaml
name: Front desk
role: primary
stands_for: user
""",
    good="""
# personas/front-desk.yaml like personas/buyer.yaml
name: Front desk
role: secondary
stands_for: user
""",
    about=Handbook,
    active=Level.WARNING,
    draft=None,
    waits_for=("persona",),
)
def no_primary_persona(handbook: Handbook, _given: Given) -> Iterator[Problem]:
    """Find products with two or more active personas that do not have exactly one primary persona."""
    for product, personas in active_by_product(handbook).items():
        primary = [each for each in personas if each.role == "primary"]
        if len(personas) < 2 or len(primary) == 1:  # a single persona needs no rank
            continue
        place = (primary or personas)[-1].place
        if primary:
            wrong = with_product(
                gettext_noop("%(number)s personas are primary; only one can be."),
                gettext_noop("%(number)s personas of %(product)s are primary; only one can be."),
                product,
                handbook,
                number=len(primary),
            )
            yield Problem(
                place.at("role"), wrong, gettext("Choose one primary persona, and give the others `role: secondary`.")
            )
        else:
            wrong = with_product(
                gettext_noop("None of the %(number)s active personas is primary."),
                gettext_noop("None of the %(number)s active personas of %(product)s is primary."),
                product,
                handbook,
                number=len(personas),
            )
            yield Problem(place.at("name"), wrong, gettext("Choose one primary persona, and give it `role: primary`."))
