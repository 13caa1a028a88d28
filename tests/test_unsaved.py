"""What is typed and not saved yet counts before what is on the disk, and only files that changed are read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import WriteHandbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.reading.source_text.source import LARGEST
from persona_handbook.reading.unsaved import reading_unsaved
from persona_handbook.settings.settings import read_settings

OWNER, BUYER = "personas/owner.yaml", "personas/buyer.yaml"
PERSONA = "name: {name}\nstatus: draft\nsummary: Buys parts.\n"
SAVED = {"mkdocs.yml": "plugins: [persona-handbook]\n", OWNER: PERSONA.format(name="Owner")}
TYPED = PERSONA.format(name="Typed")


def names(root: Path, typed: dict[str, str]) -> set[str]:
    with reading_unsaved({(root / path).resolve(): text.encode() for path, text in typed.items()}):
        return {persona.name for persona in read_handbook(read_settings(root)).personas}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({}, {"Owner"}),
        ({OWNER: TYPED}, {"Typed"}),
        ({BUYER: TYPED}, {"Owner", "Typed"}),
        ({"personas/.hidden/buyer.yaml": TYPED}, {"Owner"}),
        ({"personas/gone/buyer.yaml": TYPED}, {"Owner"}),
        ({"personas/buyer.txt": TYPED}, {"Owner"}),
        ({"other/buyer.yaml": TYPED}, {"Owner"}),
        ({"mkdocs.yml": "plugins: [{persona-handbook: {exclude: [personas/owner.yaml]}}]\n"}, set()),
    ],
)
def test_what_is_typed_counts_before_what_is_saved(
    write: WriteHandbook, typed: dict[str, str], found: set[str]
) -> None:
    root = write(SAVED | {"personas/.hidden/kept.txt": "", "other/kept.txt": ""})
    assert names(root, typed) == found
    assert names(root, {}) == {"Owner"}


def test_a_text_that_is_too_long_is_refused_while_it_is_typed(write: WriteHandbook) -> None:
    root = write(SAVED)
    with reading_unsaved({(root / OWNER).resolve(): b"#" * (LARGEST + 1)}):
        handbook = read_handbook(read_settings(root))
    assert [each.location.path for each in handbook.findings if "the maximum is" in each.message] == [OWNER]


def test_only_a_file_that_changed_is_read_again(write: WriteHandbook) -> None:
    root, memory = write(SAVED | {BUYER: PERSONA.format(name="Buyer")}), Memory()
    before = read_handbook(read_settings(root), memory=memory).persona_by_path
    (root / BUYER).write_text(TYPED, "utf-8")
    after = read_handbook(read_settings(root), memory=memory).persona_by_path
    assert after[OWNER] is before[OWNER]
    assert after[BUYER].name == "Typed"


def test_a_file_is_read_again_under_other_settings(write: WriteHandbook) -> None:
    root, memory = write(SAVED | {OWNER: f"{SAVED[OWNER]}product: Parts Shop\n"}), Memory()
    read_handbook(read_settings(root), memory=memory)
    settings = "plugins: [{persona-handbook: {products: [{id: parts, name: Parts shop}]}}]\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    (found,) = read_handbook(read_settings(root), memory=memory).findings
    assert "`parts`" in found.help
