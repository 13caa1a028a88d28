"""References in the files that pages include: found by the check where they are written, if they come onto a page."""

from __future__ import annotations

import pytest

from conftest import ReadHandbook
from persona_handbook.lint.engine import check_handbook
from persona_handbook.testing import TODAY, laid_over

SITE = "site_name: x\nmarkdown_extensions:\n{}"
PLAIN = SITE.format("  - pymdownx.snippets\n")
INCLUDES = SITE.format("  - pymdownx.snippets: {base_path: [includes, docs]}\n")
S = "[[persona:one]]\n[[persona:two]]\n<!-- --8<-- [start: part] -->\n[[persona:three]]\n<!-- --8<-- [end: part] -->\n"


def lost(read: ReadHandbook, settings: str, files: dict[str, str]) -> list[str]:
    handbook = read(laid_over("tags: [a]\n") | {"mkdocs.yml": settings} | files)
    return [
        f"{each.location.path}:{each.location.line}:{each.location.column} {each.message}"
        for each in check_handbook(handbook, TODAY)
        if each.rule == "unknown-reference"
    ]


def told(*places: str) -> list[str]:
    ids = {"one": 1, "two": 2, "three": 4}
    return [f"includes/s.md:{ids[each]}:1 There is no persona `{each}`." for each in places]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('--8<-- "s.md"', ("one", "two", "three")),
        ("--8<-- 's.md'\r\n", ("one", "two", "three")),
        ('-8<- "s.md"', ("one", "two", "three")),
        ('- a\n\n    --8<-- "s.md"', ("one", "two", "three")),
        ("--8<--\ns.md\n\nmissing.md\n--8<--", ("one", "two", "three")),
        ("--8<--\n; s.md\n--8<--", ()),
        ('--8<-- "s.md:1:1"', ("one",)),
        ('--8<-- "s.md:2"', ("two", "three")),
        ('--8<-- "s.md::2"', ("one", "two")),
        ('--8<-- "s.md:-2"', ("three",)),
        ('--8<-- "s.md:1:1,4:4"', ("one", "three")),
        ('--8<-- "s.md:part"', ("three",)),
        ('--8<-- "s.md:other"', ()),
        ('--8<-- "s.md:1:1"\n\n--8<-- "s.md:2:2"', ("one", "two")),
        ('--8<-- "nested.md"', ("one", "two", "three")),
        ('--8<-- "circle.md"', ()),
        (';--8<-- "s.md"', ()),
        ('```\n--8<-- "s.md"\n```', ()),
        ('a\n\n    --8<-- "s.md"', ()),
        ('a --8<-- "s.md"', ()),
        ('--8<-- "missing.md"', ()),
        ('--8<-- "folder"', ()),
        ('--8<-- "https://example.org/s.md"', ()),
        ('--8<-- "../outside.md"', ()),
    ],
)
def test_which_references_of_a_snippet_come_onto_a_page(
    read: ReadHandbook, page: str, expected: tuple[str, ...]
) -> None:
    files = {
        "docs/index.md": page,
        "includes/s.md": S,
        "includes/nested.md": '--8<-- "s.md"\n',
        "includes/circle.md": '--8<-- "circle.md"\n--8<-- "round.md"\n',
        "includes/round.md": '--8<-- "circle.md"\n',
        "includes/folder/x.md": "[[persona:x]]",
        "outside.md": "[[persona:x]]",
    }
    assert lost(read, INCLUDES, files) == told(*expected)


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        (PLAIN, "s.md"),
        (PLAIN, "docs/s.txt"),
        (INCLUDES, "includes/s.md"),
        (SITE.format("  pymdownx.snippets: {base_path: includes}\n"), "includes/s.md"),
        (SITE.format("  - pymdownx.snippets: {base_path: [!relative $config_dir/includes]}\n"), "includes/s.md"),
        (SITE.format("  - pymdownx.snippets: {base_path: [!relative $docs_dir]}\n"), "docs/s.txt"),
        (SITE.format("  - pymdownx.snippets: {base_path: [!relative $docs_dir/a]}\n"), "docs/a/s.txt"),
        (SITE.format("  - pymdownx.snippets: {base_path: !ENV [NOT_SET_ANYWHERE, includes]}\n"), "includes/s.md"),
        (SITE.format("  - pymdownx.snippets: {base_path: [missing, includes/s.md]}\n"), "includes/s.md"),
    ],
)
def test_where_a_snippet_is_looked_for(read: ReadHandbook, settings: str, path: str) -> None:
    name = path if settings == PLAIN else path.rpartition("/")[2]
    found = lost(read, settings, {"docs/index.md": f'--8<-- "{name}"\n', path: "a\n\n- b\n\n    ::: map zzz\n"})
    assert found == [f"{path}:5:5 There is no journey `zzz`."]


def test_what_every_page_ends_with_is_read_though_no_page_names_it(read: ReadHandbook) -> None:
    settings = SITE.format("  - pymdownx.snippets: {base_path: [includes], auto_append: [end.md, missing.md]}\n")
    found = lost(read, settings, {"docs/index.md": "# Home\n", "includes/end.md": "*[x]: y\n\n[[persona:zzz]]\n"})
    assert found == ["includes/end.md:3:1 There is no persona `zzz`."]


def test_a_page_that_is_included_too_is_told_once(read: ReadHandbook) -> None:
    found = lost(read, INCLUDES, {"docs/index.md": '--8<-- "part.md"\n', "docs/part.md": "[[persona:zzz]]\n"})
    assert found == ["docs/part.md:1:1 There is no persona `zzz`."]


def test_a_file_is_not_followed_out_of_the_site_s_folders(read: ReadHandbook) -> None:
    settings = SITE.format("  - pymdownx.snippets: {base_path: [..], restrict_base_path: false}\n")
    assert lost(read, settings, {"docs/index.md": '--8<-- "s.md"\n', "../s.md": "[[persona:zzz]]\n"}) == []


@pytest.mark.parametrize("listed", ["", "markdown_extensions: 7\n", "markdown_extensions: [toc]\n"])
def test_without_the_extension_nothing_is_included(read: ReadHandbook, listed: str) -> None:
    files = {"docs/index.md": '--8<-- "s.md"\n', "s.md": "[[persona:zzz]]\n"}
    assert lost(read, f"site_name: x\n{listed}", files) == []
