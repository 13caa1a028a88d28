from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.products import active_by_product, with_product
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.handbook import Handbook


def _another(name: str, status: str) -> str:
    return (
        f"# personas/{name}.yaml like personas/buyer.yaml\n"
        f"name: {name.replace('-', ' ').capitalize()}\nstatus: {status}\nrole: secondary\nstands_for: user\n"
    )


@rule(
    title="Too many personas",
    why="Teams remember about four personas. More are rarely used, and make the others less clear.",
    source=(
        "Cooper 1999, The Inmates Are Running the Asylum: few personas, and one primary persona for each interface; "
        "the method asks for 3 to 4. Opposing view: Salminen et al. 2022 generate personas from data and gain up to "
        "40."
    ),
    bad="".join(_another(name, "active") for name in ("front-desk", "fleet-manager", "apprentice", "driver")),
    good="".join(_another(name, "active") for name in ("front-desk", "fleet-manager", "apprentice"))
    + _another("driver", "draft"),
    about=Handbook,
    draft=None,
    options={"max": Option(4, "maximum number of active personas for one product")},
)
def too_many_personas(handbook: Handbook, given: Given) -> Iterator[Problem]:
    """Count the active personas of each product; the finding is in the newest persona."""
    most = int(given.options["max"])
    for product, personas in active_by_product(handbook).items():
        if len(personas) > most:
            newest = max(personas, key=lambda each: (each.created is not None, each.created, each.id))
            names = ", ".join(f"`{each.id}`" for each in personas)
            wrong = with_product(
                gettext_noop("There are %(number)s active personas (%(names)s); the maximum is %(most)s."),
                gettext_noop(
                    "There are %(number)s active personas of %(product)s (%(names)s); the maximum is %(most)s."
                ),
                product,
                handbook,
                number=len(personas),
                names=names,
                most=most,
            )
            way_out = gettext(
                "Merge two personas that behave alike, or set one to `status: draft` or `status: retired`."
            )
            yield Problem(newest.place.at("status"), wrong, way_out, subject=newest.product or "all")
