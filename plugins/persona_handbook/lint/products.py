"""The active personas of each product."""

from __future__ import annotations

from persona_handbook.model.declared import declared, declared_id
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


def active_by_product(handbook: Handbook) -> dict[str, list[Persona]]:
    """Return the active personas of each product in file order, without anti-personas.

    A persona of an undeclared product counts for the declared one that is probably meant, so that a misspelling is one
    finding.
    """
    known = declared(handbook.settings, "product")
    products: dict[str, list[Persona]] = {}
    for persona in handbook.active_personas():
        product = persona.product or ""
        meant = declared_id(product, known)[0] if product and known and product not in known else None
        products.setdefault(meant or product, []).append(persona)
    return products


def of_product(product: str, handbook: Handbook) -> str:
    """Return the phrase that names a product in a message; empty if the handbook has only one."""
    return f" of {handbook.settings.product_name(product)}" if product else ""
