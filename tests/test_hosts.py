"""The example handbook under other themes and site generators: the same words, diagrams and links as in Material."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from conftest import REPOSITORY
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY
from test_links_of_a_built_site import lost

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hosts")]
HERE = Path(sys.executable).parent
CONTENT = ("personas", "journeys", "docs", "schemas")
ZENSICAL = """[project]
site_name = "Our customers"
extra_css = ["assets/persona-handbook/handbook.css"]
"""
HOSTS = {
    "material": ("mkdocs", "material"),
    "mkdocs": ("mkdocs", "mkdocs"),
    "readthedocs": ("mkdocs", "readthedocs"),
    "properdocs": ("properdocs", "material"),
}
PARTS = {
    "diagram": r'class="ph-diagram',
    "map": r'class="ph-map',
    "form": r'id="ph-form"',
    "script": r"<script[^>]*src=",
}
ATTRIBUTES = re.compile(r"\{[^{}\n]*\}$", re.MULTILINE)
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)


def words(html: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unescape(TAG.sub(" ", html))))


@cache
def expected() -> dict[str, str]:
    """Give the body of each generated page that no hand-written page replaces."""
    made = every_page(edition_of(read_handbook(read_settings(REPOSITORY)), TODAY))
    return {path: page.body for path, page in made.items() if not (REPOSITORY / "docs" / path).exists()}


def built(root: Path, host: str, theme: str) -> Path:
    for name in CONTENT:
        shutil.copytree(REPOSITORY / name, root / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    ours = f"theme: {{name: {theme}}}\n\nplugins:"
    (root / "mkdocs.yml").write_text(re.sub(r"theme:\n.*?\nplugins:", ours, settings, flags=re.DOTALL), "utf-8")
    ran(root, host, "build", "--strict", *(["-f", "mkdocs.yml"] if host == "properdocs" else []))
    return root / "site"


def ran(root: Path, *command: str) -> None:
    done = subprocess.run(
        [HERE / command[0], *command[1:]], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def is_whole(site: Path) -> None:
    for path, body in expected().items():
        stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
        page = (site / stem / "index.html").read_text("utf-8")
        missing = words(ATTRIBUTES.sub("", body)) - words(page)
        assert not missing, f"{path}: {missing.most_common(5)}"
        for name, part in PARTS.items():
            assert len(re.findall(part, page)) >= len(re.findall(part, body)), f"{path}: {name}"
    assert lost(site) == []
    scripts = [
        (page, source)
        for page in site.rglob("*.html")
        for source in re.findall(r'<script[^>]*\bsrc="([^":?]+)"', unescape(page.read_text("utf-8")))
        if page.name != "404.html" and not (page.parent / source).is_file()
    ]
    assert scripts == []


@pytest.mark.parametrize("name", HOSTS)
def test_the_example_is_the_same_under(tmp_path: Path, name: str) -> None:
    host, theme = HOSTS[name]
    is_whole(built(tmp_path, host, theme))


def test_the_example_is_the_same_in_zensical(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="pip install '.[hosts]'")
    ran(REPOSITORY, "personas", "pages", str(tmp_path / "docs"), "--today", TODAY.isoformat())
    (tmp_path / "zensical.toml").write_text(ZENSICAL, "utf-8")
    ran(tmp_path, "zensical", "build")
    is_whole(tmp_path / "site")


def test_the_example_is_the_same_with_materialx(tmp_path: Path) -> None:
    """MaterialX replaces the files of Material, so it gets an environment of its own."""
    uv, venv, root = HERE / "uv", tmp_path / "venv", tmp_path / "handbook"
    ran(tmp_path, str(uv), "venv", "-q", "--python", sys.executable, str(venv))
    ran(tmp_path, str(uv), "pip", "install", "-q", "--python", str(venv), "mkdocs-materialx", str(REPOSITORY))
    root.mkdir()
    is_whole(built(root, str(venv / HERE.name / "mkdocs"), "materialx"))
