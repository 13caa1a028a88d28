"""The style sheets serve languages that run from right to left: no side of the page is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import persona_handbook.site

ASSETS = Path(persona_handbook.site.__file__).parent / "assets"
SIDED = re.compile(
    r"""
    (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b
    | border-(?:top|bottom)-(?:left|right)-radius
    | (?:text-align|float|clear) \s*:\s* (?:left|right)\b
    | (?<![\w-]) (?:left|right) \s*:
    """,
    re.VERBOSE,
)


def sided(css: str) -> list[str]:
    """Give what names a side, outside of comments."""
    return [" ".join(found[0].split()) for found in SIDED.finditer(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))]


@pytest.mark.parametrize("sheet", sorted(ASSETS.glob("*.css")), ids=lambda sheet: sheet.name)
def test_a_style_sheet_names_no_side(sheet: Path) -> None:
    assert sided(sheet.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { margin-left: 1px }", ["margin-left"]),
        ("a { inset: 0; right : 0 }", ["right :"]),
        ("a { text-align: right }", ["text-align: right"]),
        ("a { border-top-left-radius: 0 }", ["border-top-left-radius"]),
        ("a { margin-inline-start: 1px; text-align: end; inset-inline-end: 0 } /* left: 0 */", []),
    ],
)
def test_what_names_a_side(css: str, expected: list[str]) -> None:
    assert sided(css) == expected
