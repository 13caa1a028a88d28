"""One system of sizes, distances and colors: what adopters may set is documented, and set last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.site.tree import ASSETS, assets
from test_mkdocs_plugin import FILES, SITE, mkdocs

STYLES = REPOSITORY / "plugins/persona_handbook/site/assets"
TEMPLATES = STYLES.parent / "templates"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")
LOOKS = (REPOSITORY / "docs/adopt/looks.md").read_text("utf-8")
OURS = sorted(set(re.findall(r"(--ph-[\w-]+):", TOKENS)))


def sheets() -> list[Path]:
    return sorted(STYLES.glob("*.css"))


def documented() -> list[str]:
    named = re.findall(r"--ph-[\w-]+", LOOKS)
    between = [f"--ph-space-{number}" for number in range(1, 7)] if "`--ph-space-1` to `--ph-space-6`" in LOOKS else []
    return sorted({*named, *between})


def test_every_property_is_documented_and_every_documented_one_is_there() -> None:
    assert documented() == OURS


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_every_property_that_a_style_uses_is_set_somewhere_or_has_a_fallback(sheet: Path) -> None:
    given = "\n".join(each.read_text("utf-8") for each in (*sheets(), *TEMPLATES.glob("*.j2")))
    used = set(re.findall(r"var\((--ph-[\w-]+)\)", sheet.read_text("utf-8")))
    assert used - set(re.findall(r"(--ph-[\w-]+):", given)) == set()


def test_no_size_on_screen_is_below_twelve_pixels() -> None:
    smallest = re.findall(r"--ph-size-(?:label|small|dense): max\((\d+)px", TOKENS)
    assert smallest == ["12", "12", "12"]


def test_what_every_page_loads_is_compact_and_still_whole() -> None:
    style = assets()["handbook.css"].decode("utf-8")
    assert style.count("{") == style.count("}")
    assert "/*" not in style
    assert "\n" not in style
    assert "--ph-unit:1rem" in style
    assert "@media screen{" in style
    assert "color-mix(in srgb,var(--ph-text) 78%,var(--ph-surface))" in style


def test_the_style_sheet_of_a_site_comes_after_ours(write: WriteHandbook) -> None:
    root = write(
        {**FILES, "mkdocs.yml": f"{SITE}extra_css: [mine.css]\n", "docs/mine.css": "body { --ph-accent: red; }"}
    )
    assert mkdocs(root, "build", "-q").returncode == 0
    page = (root / "site/index.html").read_text("utf-8")
    assert 0 < page.index(f"{ASSETS}/handbook.css") < page.index("mine.css")
