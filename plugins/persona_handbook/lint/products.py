"""The active personas of each product."""

from __future__ import annotations

from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


def active_by_product(handbook: Handbook) -> dict[str, list[Persona]]:
    """Return the active personas of each product in file order, without anti-personas."""
    products: dict[str, list[Persona]] = {}
    for persona in handbook.active_personas():
        products.setdefault(persona.product or "", []).append(persona)
    return products


def of_product(product: str, handbook: Handbook) -> str:
    """Return the phrase that names a product in a message; empty if the handbook has only one."""
    return f" of {handbook.settings.product_name(product)}" if product else ""
