"""A handbook in one section of somebody else's site: everything is in it, and everything leads into it."""

from __future__ import annotations

from html import unescape

import pytest

from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.address import Addresses, LinkStyle
from persona_handbook.site.checking import edition_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.own.taken_pages import page_paths
from persona_handbook.site.search.index import completed_index
from persona_handbook.site.tree import site_tree
from persona_handbook.testing import TODAY, small_handbook
from persona_handbook.writing.files import lay_out
from workshop import edition

SITE = """
site_name: Our product
site_url: https://example.org/product/
plugins: [persona-handbook: {base: about/customers/}]
"""
OWN = {
    "docs/index.md": "# Home\n\n[[persona:buyer]]\n",
    "docs/about/us.md": "# Us\n\n[[persona:buyer]]\n",
    "docs/about/customers/notes.md": "# Notes\n\n[[persona:buyer]]\n",
}


@pytest.fixture(scope="module")
def in_a_section(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    root = tmp_path_factory.mktemp("product")
    files = small_handbook() | OWN | {"mkdocs.yml": SITE}
    lay_out(root, {path: text.encode() for path, text in files.items()})
    return edition_of(read_handbook(read_settings(root)), TODAY, LinkStyle.MARKDOWN)


@pytest.fixture(scope="module")
def tree(in_a_section: Edition) -> dict[str, bytes]:
    return site_tree(in_a_section)


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("personas/buyer.md", "lint.md", "../../lint/"),
        ("../../index.md", "personas/buyer.md", "about/customers/personas/buyer/"),
        ("../us.md", "index.md", "../customers/"),
        ("notes.md", "personas/buyer.md", "../personas/buyer/"),
        ("index.md", "../../index.md", "../../"),
    ],
)
def test_a_link_leads_into_the_section_out_of_it_and_within_it(source: str, target: str, link: str) -> None:
    assert Addresses(base="about/customers").link(source, target) == link


@pytest.mark.parametrize("style", LinkStyle)
def test_links_within_the_section_are_those_of_a_site_without_one(style: LinkStyle) -> None:
    for source, target in (("index.md", "personas/buyer.md"), ("personas/buyer.md", "index.md")):
        assert Addresses(style, base="x/y").link(source, target) == Addresses(style).link(source, target)


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("index.md", "../../index.md"),
        ("about/us.md", "../us.md"),
        ("about/customers/notes.md", "notes.md"),
        ("about/customers/index.md", "index.md"),
    ],
)
def test_the_section_sees_each_page_of_the_site(path: str, seen: str) -> None:
    assert Addresses(base="about/customers").seen(path) == seen
    assert Addresses().seen(path) == path


def test_each_file_of_ours_is_in_the_section_and_each_page_of_theirs_where_it_was(tree: dict[str, bytes]) -> None:
    theirs = {path.removeprefix("docs/") for path in OWN}

    assert theirs <= tree.keys()
    assert [path for path in tree.keys() - theirs if not path.startswith("about/customers/")] == []
    for path in ("index.md", "personas/buyer.md", "reviews.ics", "badge.svg"):
        assert f"about/customers/{path}" in tree


def test_hand_written_pages_and_the_feed_lead_into_the_section(tree: dict[str, bytes]) -> None:
    links = {
        "index.md": 'href="about/customers/personas/buyer.md"',
        "about/us.md": 'href="customers/personas/buyer.md"',
        "about/customers/notes.md": 'href="personas/buyer.md"',
        "about/customers/changes.xml": 'href="https://example.org/product/about/customers/changes.xml"',
    }
    for path, link in links.items():
        assert link in unescape(tree[path].decode()), path


def test_the_search_leads_into_the_section(in_a_section: Edition) -> None:
    documents = [{"location": "about/customers/personas/buyer.md", "title": "Buyer", "text": ""}]
    found = completed_index(documents, in_a_section)

    assert all(each["location"].startswith("about/customers/personas/buyer.md") for each in found)
    assert found[0]["kind"] == "Persona"
    assert len(found) > 1


def test_the_paths_of_all_pages_are_known_without_making_them() -> None:
    assert page_paths(edition().handbook, edition().rules) == set(every_page(edition()))
