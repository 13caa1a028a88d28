"""`personas pages`: every page in a folder of its own, so that hosts which move addresses in HTML leave them right."""

from __future__ import annotations

import pytest

from persona_handbook.site.markdown.in_folders import in_folders

BESIDE = {"a/b.md": "", "a/index.md": "", "a/c d.md": "", "a/x.png": "", "d.md": ""}


@pytest.mark.parametrize(
    ("path", "place", "text", "expected"),
    [
        ("a/p.md", "a/p/index.md", "[b](b.md)", "[b](../b/index.md)"),
        ("a/p.md", "a/p/index.md", "[b](b.md#x 'Title') ![x](x.png)", "[b](../b/index.md#x 'Title') ![x](../x.png)"),
        ("a/p.md", "a/p/index.md", "[c](c%20d.md) [c](<c%20d.md>)", "[c](../c%20d/index.md) [c](<../c%20d/index.md>)"),
        ("a/p.md", "a/p/index.md", "[b]\n\n[b]: b.md", "[b]\n\n[b]: ../b/index.md"),
        ("a/p.md", "a/p/index.md", "[a](index.md) [d](../d.md)", "[a](../index.md) [d](../../d/index.md)"),
        ("index.md", "index.md", "[b](a/b.md)", "[b](a/b/index.md)"),
        ("a/p.md", "a/p/index.md", "`[b](b.md)` [h](#h) [n](none.md) [w](https://b.md)", None),
        ("a/p.md", "a/p/index.md", '```\n[b](b.md)\n```\n<a href="../b/">b</a>', None),
        ("a/b.txt", "a/b.txt", "[b](b.md)", None),
    ],
)
def test_a_page_moves_into_a_folder_and_its_links_with_it(
    path: str, place: str, text: str, expected: str | None
) -> None:
    tree = {each: content.encode() for each, content in (BESIDE | {path: text}).items()}
    assert in_folders(tree)[place].decode() == (text if expected is None else expected)


def test_a_page_stays_where_it_is_if_its_place_is_taken() -> None:
    tree = {"b.md": b"flat", "b/index.md": b"[b](../b.md)", "bin.md": b"\xff"}
    assert in_folders(tree) == {"b.md": b"flat", "b/index.md": b"[b](../b.md)", "bin/index.md": b"\xff"}
