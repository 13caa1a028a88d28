"""Lists grouped by product."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from persona_handbook.site.edition import Edition

WITHOUT_A_PRODUCT = "without-a-product"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """The items of one product; without an ID and a name if the list is not grouped."""

    id: str
    name: str
    entries: tuple[T, ...]


def by_product(entries: Iterable[T], product_of: Callable[[T], str | None], edition: Edition) -> tuple[Group[T], ...]:
    """Group a list by product in the order of the settings; one group without a name if there are fewer than two."""
    settings, every = edition.handbook.settings, tuple(entries)
    products = settings.sorted_products(product_of(each) or "" for each in every)
    if len(products) < 2:
        return (Group("", "", every),) if every else ()
    return tuple(
        Group(
            product or WITHOUT_A_PRODUCT,
            settings.product_name(product) if product else edition.gettext("Without a product"),
            tuple(each for each in every if (product_of(each) or "") == product),
        )
        for product in products
    )
