"""The active personas of each product."""

from __future__ import annotations

from persona_handbook.message import Message, gettext
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


def with_product(template: str, of_product: str, product: str, handbook: Handbook, **values: object) -> Message:
    """Return a message about the personas of a product.

    Args:
        template: the message in a handbook with one product
        of_product: the message that names the product as `%(product)s`
        product: the product; empty if the handbook has only one
        handbook: contains the names of products
        values: the other values of both
    """
    if not product:
        return gettext(template, **values)
    return gettext(of_product, product=handbook.settings.product_name(product), **values)
