"""`no-primary-persona`."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.products import active_by_product, of_product
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.model.handbook import Handbook


@rule(
    title="Nobody comes first",
    why=(
        "When two personas want opposite things, the primary one settles it; without one, the loudest colleague does."
    ),
    source=("Alan Cooper, About Face: the primary persona is the one whose needs are not met by a design for another."),
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
    """Find products with two or more active personas of which not exactly one is primary."""
    for product, personas in active_by_product(handbook).items():
        primary = [each for each in personas if each.role == "primary"]
        if len(personas) < 2 or len(primary) == 1:  # one persona needs no rank
            continue
        place = (primary or personas)[-1].place
        if primary:
            wrong = f"{len(primary)} personas{of_product(product, handbook)} are primary, and only one can come first."
            yield Problem(place.at("role"), wrong, "Decide who comes first, and give the others `role: secondary`.")
        else:
            wrong = f"None of the {len(personas)} active personas{of_product(product, handbook)} is the primary one."
            yield Problem(place.at("name"), wrong, "Decide who comes first, and give that persona `role: primary`.")
