"""Every field of the schemas is carried: shown on a page, offered in the form, exported, and imported again.

Files are filled with marks that are then looked for; a field that stands in the schema alone is found missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from marked import FOLDERS, OURS, Marked, Place, marked_files
from persona_handbook.cli import main
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.schema.validation import _validator
from persona_handbook.site.api.api_files import api_files
from persona_handbook.site.checking import edition_of
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.forms.pages import form_files
from persona_handbook.site.forms.schema import form_schema
from persona_handbook.site.pages.evidence import evidence_pages
from persona_handbook.site.pages.journeys import journey_pages
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.testing import TODAY, handbook_from

SETTINGS = {"mkdocs.yml": "site_name: A\n"}
SHOWN_ON_NO_PAGE: dict[str, str] = {}


@pytest.fixture(scope="module")
def marked() -> Marked:
    """Files in which every field says something."""
    return marked_files()


@pytest.fixture(scope="module")
def edition(marked: Marked) -> Edition:
    """The edition of these files, without findings: a finding shows a value, but only as wrong."""
    return edition_of_files(marked.texts())


def edition_of_files(files: Mapping[str, str]) -> Edition:
    handbook = handbook_from(SETTINGS | dict(files))
    assert handbook.findings == ()
    return replace(edition_of(handbook, TODAY), findings=(), accepted=(), news=())


def texts_of(edition: Edition) -> Iterator[str]:
    return (page.text for path, page in every_page(edition).items() if not path.startswith(OURS))


def missing_texts(marked: Marked, edition: Edition) -> set[str]:
    """Give the fields of which no page shows any text."""
    shown = "\n".join(texts_of(edition))
    return set(marked.marks.values()) - {name for mark, name in marked.marks.items() if mark in shown}


def without_effect(marked: Marked, edition: Edition) -> set[str]:
    """Give the fields with a value of few that no page shows otherwise when the value is another one."""
    alike: dict[str, list[Place]] = {}
    for place in marked.places:
        alike.setdefault(place.alike, []).append(place)
    return {
        places[0].name
        for places in alike.values()
        if not any(makes_a_difference(place, marked, edition) for place in places)
    }


def makes_a_difference(place: Place, marked: Marked, edition: Edition) -> bool:
    """Compare the pages of a kind of file with a value and with another one; those of other kinds only if need be."""
    few = marked.only(place)
    one, other = (
        replace(edition, handbook=handbook_from(SETTINGS | files)) for files in (few.texts(), few.changed(place))
    )
    pages_of = {"persona": persona_pages, "evidence": evidence_pages, "journey": journey_pages}
    kind = Path(place.file).stem.split("-")[0]
    both = ((page.text for page in pages_of[kind](each)) for each in (one, other))
    return any(now != then for now, then in zip(*both, strict=True)) or [*texts_of(one)] != [*texts_of(other)]


def names_in(schema: dict[str, Any], way: str = "") -> Iterator[str]:
    for name, part in schema.get("properties", {}).items():
        yield f"{way}{name}"
        yield from names_in(part.get("items", part), f"{way}{name}.")


def test_every_text_is_on_a_page(marked: Marked, edition: Edition) -> None:
    assert missing_texts(marked, edition) == set(SHOWN_ON_NO_PAGE) & set(marked.marks.values())


def test_every_other_value_makes_a_difference_on_a_page(marked: Marked, edition: Edition) -> None:
    assert without_effect(marked, edition) == set(SHOWN_ON_NO_PAGE) & {place.name for place in marked.places}


def test_every_field_is_marked_or_has_a_place(marked: Marked) -> None:
    """The two tests above leave nothing out."""
    leaves = {
        f"{kind}.{name}"
        for kind in ("persona", "evidence", "journey")
        for name in names_in(schema_of(kind))
        if not any(each.startswith(f"{name}.") for each in names_in(schema_of(kind)))
    }
    looked_for = {each.replace("[]", "") for each in (*marked.marks.values(), *(each.name for each in marked.places))}

    assert leaves - looked_for == set()


@pytest.mark.parametrize("kind", ["persona", "evidence", "journey"])
def test_the_form_offers_every_field(kind: str) -> None:
    assert sorted(names_in(form_schema(kind))) == sorted(names_in(schema_of(kind)))


def test_the_form_is_given_everything_that_a_file_says(marked: Marked, edition: Edition) -> None:
    given = b"".join(form_files(edition).values()).decode()

    assert {name for mark, name in marked.marks.items() if mark not in given} == set()


@pytest.mark.parametrize("end", [".json", ".txt"])
def test_programs_are_given_everything_that_a_file_says(marked: Marked, edition: Edition, end: str) -> None:
    made = api_files(edition)
    given = "".join(content.decode() for path, content in made.items() if path.endswith(end)).replace("\\", "")

    assert {name for mark, name in marked.marks.items() if mark not in given} == set()


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_everything_is_exported_and_imported(
    marked: Marked, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "handbook"
    for path, text in (SETTINGS | marked.texts()).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    out = tmp_path / {"json": "all.json", "csv": "tables", "xlsx": "all.xlsx"}[form]

    assert (
        CliRunner()
        .invoke(main, ["export", "--format", form, "--output", str(out), "--today", TODAY.isoformat()])
        .exit_code
        == 0
    )
    back = CliRunner().invoke(main, ["import", str(out)])

    assert f"{len(marked.files)} files: {len(marked.files)} the same." in back.output
    if form != "xlsx":
        held = "".join(each.read_text("utf-8") for each in (out.iterdir() if out.is_dir() else [out]))
        assert {name for mark, name in marked.marks.items() if mark not in held} == set()


@pytest.mark.parametrize("part", [{"type": "string"}, {"type": "integer"}], ids=["text", "number"])
@pytest.mark.parametrize("way", [("persona", ()), ("journey", ("stages", "items", "properties", "steps", "items"))])
def test_a_field_that_stands_in_the_schema_alone_is_found_missing(
    part: dict[str, str], way: tuple[str, tuple[str, ...]], edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, steps = way
    schema = json.loads(json.dumps(schema_of(kind)))
    group = schema
    for step in ("properties", *steps) if steps else ():
        group = group[step]
    group["properties"]["zebra"] = part
    original = schema_of
    for caller in (
        "persona_handbook.reading.schema.validation",
        "marked",
        "persona_handbook.reading.schema.references",
    ):
        monkeypatch.setattr(f"{caller}.schema_of", lambda each: schema if each == kind else original(each))
    _validator.cache_clear()
    try:
        marked = marked_files()
        place = next((each for each in marked.places if each.name.endswith(".zebra")), None)
        if place:
            assert without_effect(replace(marked, places=[place]), edition) == {place.name}
        else:
            few = marked.only(Place("", f"{FOLDERS[kind]}/{kind}-1.yaml", (), None, ""))
            shown = replace(edition, handbook=handbook_from(SETTINGS | few.texts()))
            assert f"{kind}.{'stages[].steps[].' if steps else ''}zebra" in missing_texts(few, shown)
    finally:
        _validator.cache_clear()
