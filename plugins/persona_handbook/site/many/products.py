"""Lists grouped by product."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from persona_handbook.model.journey import Journey
from persona_handbook.model.mention import File
from persona_handbook.model.persona import Persona
from persona_handbook.site.edition import Edition

WITHOUT_A_PRODUCT = "without-a-product"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """The entries of one product; without an ID and a name if the list is not grouped."""

    id: str
    name: str
    entries: tuple[T, ...]


def by_product(entries: Iterable[T], product_of: Callable[[T], str | None], edition: Edition) -> tuple[Group[T], ...]:
    """Group a list by product in the order of the settings; one group without a name if there are fewer than two."""
    every = tuple(entries)
    names = names_of_products(map(product_of, every), edition)
    if len(names) < 2:
        return (Group("", "", every),) if every else ()
    return tuple(
        Group(product, name, tuple(each for each in every if (product_of(each) or WITHOUT_A_PRODUCT) == product))
        for product, name in names.items()
    )


def names_of_products(products: Iterable[str | None], edition: Edition) -> dict[str, str]:
    """Return the names of products by ID in the order of the settings; that of no product comes last."""
    settings = edition.handbook.settings
    return {
        each or WITHOUT_A_PRODUCT: settings.product_name(each) if each else edition.gettext("Without a product")
        for each in settings.sorted_products(product or "" for product in products)
    }


def products_of_file(file: File | None, edition: Edition) -> frozenset[str]:
    """Return the IDs of the products of a file: of its persona, or of all personas that cite it."""
    handbook = edition.handbook
    if isinstance(file, Journey):
        file = handbook.persona_by_id.get(file.persona)
    if file is None:
        return frozenset({WITHOUT_A_PRODUCT})
    if isinstance(file, Persona):
        return frozenset({file.product or WITHOUT_A_PRODUCT})
    citing = (each.file for each in handbook.mentions_of("evidence", file.id) if each.field != "reviews")
    found = frozenset(each.product or WITHOUT_A_PRODUCT for each in citing if isinstance(each, Persona))
    return found or frozenset({WITHOUT_A_PRODUCT})
