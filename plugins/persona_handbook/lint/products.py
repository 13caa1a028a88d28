"""The active personas of each product: whom a team can keep in mind at once."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


def active_by_product(handbook: Handbook) -> dict[str, list[Persona]]:
    """Give the active personas of each product, in the order of their files; anti-personas are not counted."""
    products: dict[str, list[Persona]] = {}
    for persona in handbook.active_personas():
        products.setdefault(persona.product or "", []).append(persona)
    return products


def of_product(product: str, handbook: Handbook) -> str:
    """Give the words that name a product in a message; none where the handbook has only one."""
    return f" of {handbook.settings.product_name(product)}" if product else ""
