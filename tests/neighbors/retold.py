"""Sites as others have them, retold from real ones in `sites`; the example handbook moves in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from conftest import REPOSITORY
from neighbors.handbook import build
from repository import commit, git

FOLDER = Path(__file__).parent / "sites"
PLACE = "EXAMPLE"
ENGLISH, GERMAN = "Journey map", "Journey-Map"
HANDBOOK = {"personas/evidence": "personas/evidence", "personas": "personas", "journeys": "journeys"}


@dataclass(frozen=True)
class Site:
    """A site: its folder, its home's title, what a map is called in each language, and where things are."""

    name: str
    title: str
    schemes: tuple[str, ...] = ()
    toggle: str = "[data-md-component='palette'] label:visible"
    opens: str = ""
    marks_scheme: str = "data-md-color-scheme"
    draws_its_own: bool = True
    languages: Mapping[str, str] = field(default_factory=lambda: {"": ENGLISH})
    lacks: str = ""
    home: str = ""
    address: str = "{}/"
    out: str = "site"
    folders: Mapping[str, str] = field(default_factory=lambda: HANDBOOK)


SITES = (
    Site("python-library", "Checkmate", ("slate", "default")),
    Site("web-framework", "Quickly", ("default", "slate", "default"), languages={"": GERMAN}),
    Site("theme-author", "Matter", ("slate", "default")),
    Site("command-line-tool", "hurry", ("hurry-light", "hurry-dark", "hurry-light"), out="public/hurry"),
    Site("cluster-project", "Gateways"),
    Site("terminal-app", "Terminal", ("slate", "default"), draws_its_own=False),
    Site("build-tool", "Chicken", ("slate", "default"), home="1.0/", address="1.0/{}/", out="published"),
    # its theme looks for a sitemap in each language, where the plugin for languages makes one for all
    Site(
        "many-languages", "Translations", languages={"": ENGLISH, "de/": GERMAN, "fr/": ENGLISH}, lacks="/sitemap.xml"
    ),
    Site(
        "api-toolkit",
        "Toolkit",
        ("dark", "light"),
        toggle="[data-bs-theme-value='{}']",
        opens="#theme-menu",
        marks_scheme="data-bs-theme",
    ),
    Site(
        "public-service",
        "Boote",
        languages={"": GERMAN},
        home="index.html",
        address="{}.html",
        folders={
            "personas/evidence": "handbuch/leute/belege",
            "personas": "handbuch/leute",
            "journeys": "handbuch/wege",
        },
    ),
)


def settings_of_the_example() -> str:
    """Give the example's settings as they stand within the braces of a site's own entry for the plugin."""
    plugins = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))["plugins"]
    options = next(each["persona-handbook"] for each in plugins if isinstance(each, dict))
    return json.dumps(options, ensure_ascii=False)[1:-1]


def move_in(site: Site, root: Path) -> None:
    """Copy a site into a folder, and the example handbook with it, and commit everything."""
    shutil.copytree(FOLDER / site.name, root, dirs_exist_ok=True)
    for file in root.rglob("*.yml"):
        text = file.read_text("utf-8")
        if PLACE in text:
            file.write_text(text.replace(PLACE, settings_of_the_example()), "utf-8", newline="\n")
    for source, target in site.folders.items():
        (root / target).mkdir(parents=True, exist_ok=True)
        for file in (REPOSITORY / source).glob("*.yaml"):
            shutil.copy(file, root / target)
    git(root, "init", "-q", "-b", "main")
    commit(root)


def built(site: Site, root: Path) -> Path:
    """Build a site strictly with the example handbook in it, and give the folder of its pages."""
    move_in(site, root)
    result = build(root)
    assert result.returncode == 0, result.stderr
    return root / site.out
