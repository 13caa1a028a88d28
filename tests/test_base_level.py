"""A site whose headings begin at the second level: those of the handbook follow, whether Markdown or HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from neighbors.handbook import build, place, site_of

THEME = "theme: {name: mkdocs, highlightjs: false}\n"
EXAMPLE = {
    "docs/state.md": "# State\n\n- ::: handbook\n\n## Below\n\n<div>\n::: handbook\n</div>\n",
    "own/state.md.j2": '<div class="ph">\n<h2>{{ handbook.settings.site_name }}</h2>\n</div>\n',
}
LOWEST = 6


def headings(site: Path) -> dict[str, list[tuple[int, str]]]:
    """Give the level and the words of each heading of each page, without those of the theme."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        content = page.read_text("utf-8").partition('role="main"')[2].partition("<footer")[0]
        each = re.findall(r"<h([1-6])(?: [^>]*)?>(.*?)</h([1-6])>", content, re.DOTALL)
        assert all(begins == ends for begins, _, ends in each), page
        found[page.relative_to(site).as_posix()] = [
            (int(level), re.sub("<[^>]*>", "", text)) for level, text, _ in each
        ]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("steps", [1, 4])
def test_every_heading_of_a_page_is_lowered_alike(tmp_path: Path, steps: int) -> None:
    sites = []
    for name, level in (("plain", 1), ("lowered", 1 + steps)):
        root = tmp_path / name
        root.mkdir()
        toc = f"markdown_extensions:\n  - toc: {{baselevel: {level}, title: Here, permalink: false}}\n"
        place(root, site_of(rest=toc, theme=THEME).replace("{today:", "{templates: own, today:"), EXAMPLE)
        result = build(root)
        assert result.returncode == 0, result.stderr
        sites.append(headings(root / "site"))
    plain, lowered = sites
    assert plain["personas/workshop-owner/index.html"][0][0] == 1
    assert plain["state/index.html"] == [(1, "State"), (2, "Our product"), (2, "Below"), (2, "Our product")]
    assert lowered == {
        path: [(min(level + steps, LOWEST), text) for level, text in each] for path, each in plain.items()
    }
