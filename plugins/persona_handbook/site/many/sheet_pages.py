"""The pages of the sheets of a long list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from persona_handbook.site.edition import Edition
from persona_handbook.site.many.sheets import ListSheet, Sheets
from persona_handbook.site.page import Page

T = TypeVar("T")


def sheet_pages(
    edition: Edition,
    template: str,
    title: str,
    split: Sheets[T],
    values_of: Callable[[ListSheet[T]], Mapping[str, Any]],
) -> Iterator[Page]:
    """Render the sheets of a list; searches do not find them, because the entries have pages of their own.

    Args:
        edition: the handbook
        template: the template of a sheet
        title: that of the list
        split: the list
        values_of: gives the values that the template needs beside the sheet
    """
    for sheet in split.sheets:
        page = edition.page(
            template,
            sheet.path,
            sheet.title(title),
            split=split,
            sheet=sheet,
            list_title=title,
            **values_of(sheet),
        )
        yield replace(page, weight=0, contents=False)
