"""One system of sizes, distances and colors: what adopters may set is documented, and set last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.site.styles.measures import Measures
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


def test_no_style_is_left_of_what_pages_no_longer_have() -> None:
    scripts = [each for each in STYLES.glob("*.js") if ".umd." not in each.name and ".min." not in each.name]
    makers = "\n".join(
        each.read_text("utf-8") for each in (*TEMPLATES.iterdir(), *STYLES.parents[1].rglob("*.py"), *scripts)
    )
    whole = set(re.findall(r"ph-[\w-]*\w", makers))
    # of `ph-level--{{ word }}`, of `ph-tile__{{ word }}` and of `ph-c{{ number }}`
    begun = tuple(set(re.findall(r"ph-[a-z]+(?:[-_]+[a-z]+)*(?:-{1,2}|__)(?=\{|[\"'])|ph-c(?=\{\{)", makers)))
    styled = {name for each in sheets() for name in re.findall(r"\.(ph-[\w-]*\w)", each.read_text("utf-8"))}
    assert sorted(name for name in styled - whole if not name.startswith(begun)) == []


def measured() -> set[str]:
    calls = [
        call for each in TEMPLATES.glob("*.j2") for call in re.findall(r"measured\((.*?)\) }}", each.read_text("utf-8"))
    ]
    return {f"--ph-{name.replace('_', '-')}" for call in calls for name in re.findall(r"\b(\w+)=", call)}


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.name)
def test_every_property_that_a_style_uses_is_set_somewhere_or_has_a_fallback(sheet: Path) -> None:
    given = {name for each in sheets() for name in re.findall(r"(--ph-[\w-]+):", each.read_text("utf-8"))}
    used = set(re.findall(r"var\((--ph-[\w-]+)\)", sheet.read_text("utf-8")))
    assert used - given - measured() == set()


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


@pytest.mark.parametrize(
    ("numbers", "classes", "rules"),
    [
        ({"share": 5}, "ph-share-5", ".ph-share-5{--ph-share:5}"),
        ({"share": 5.0}, "ph-share-5", ".ph-share-5{--ph-share:5}"),
        ({"across": 100 / 3}, "ph-across-33_33", ".ph-across-33_33{--ph-across:33.33}"),
        ({"across": -0.5}, "ph-across--0_5", ".ph-across--0_5{--ph-across:-0.5}"),
        ({"share": 2, "down": 1}, "ph-share-2 ph-down-1", ".ph-down-1{--ph-down:1}.ph-share-2{--ph-share:2}"),
        ({"map_columns": 7}, "ph-map-columns-7", ".ph-map-columns-7{--ph-map-columns:7}"),
    ],
)
def test_a_number_of_a_page_is_a_class_of_a_style_sheet(numbers: dict[str, float], classes: str, rules: str) -> None:
    measures = Measures()
    assert measures.measured(**numbers) == measures.measured(**numbers) == classes
    sheets_with = [name for name, sheet in assets(measures).items() if sheet.endswith(rules.encode())]
    assert sheets_with == ["journey-map.css" if "map_columns" in numbers else "handbook.css"]


@pytest.mark.parametrize("numbers", [{"share": "5;}*{display:none"}, {"share": None}, {"a:1}*{b": 5}])
def test_nothing_but_a_number_gets_into_a_style_sheet(numbers: dict[str, float]) -> None:
    measures = Measures()
    with pytest.raises((TypeError, ValueError)):
        measures.measured(**numbers)
    assert measures.sheet() == b""


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.j2")), ids=lambda template: template.name)
def test_no_template_has_a_style_or_a_script_of_its_own(template: Path) -> None:
    text = template.read_text("utf-8")
    assert (
        re.findall(
            r"<style|\sstyle=|\son(?:change|click|error|input|key[a-z]+|load|mouse[a-z]+|submit)=|<script(?![^>]*\ssrc=)",
            text,
        )
        == []
    )


def test_the_style_sheet_of_a_site_comes_after_ours(write: WriteHandbook) -> None:
    root = write(
        {**FILES, "mkdocs.yml": f"{SITE}extra_css: [mine.css]\n", "docs/mine.css": "body { --ph-accent: red; }"}
    )
    assert mkdocs(root, "build", "-q").returncode == 0
    page = (root / "site/index.html").read_text("utf-8")
    assert 0 < page.index(f"{ASSETS}/handbook.css") < page.index("mine.css")
