"""Fields with another name: the old one is read for a version, told as a note, and renamed by `personas upgrade`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema import schemas
from persona_handbook.reading.schema.deprecated_fields import _old_names
from persona_handbook.reading.schema.quick_check import _validator as _quick_validator
from persona_handbook.reading.schema.schemas import _load
from persona_handbook.reading.schema.validation import _validator
from persona_handbook.settings.settings import read_settings
from persona_handbook.testing import laid_over

CACHED = (_load, schemas.schema_of, schemas.schema_with_deprecated, _validator, _quick_validator, _old_names)
OLD = """\
hurts:  # what customers told us
  - id: late   # keep this
    text: The parts come late.
    bypass: "Calls twice."
# without pains
"""


@pytest.fixture
def _older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Schemas in which `pains` was once called `hurts`, and the `workaround` of a pain `bypass`."""
    folder = tmp_path / "schemas"
    shutil.copytree(schemas.schema_folder(), folder)
    deprecate(folder / "persona.schema.json", ("properties",), "hurts", "pains")
    deprecate(folder / "common.schema.json", ("$defs", "pain", "properties"), "bypass", "workaround")
    monkeypatch.setattr(schemas, "schema_folder", lambda: folder)
    forget()
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    for each in CACHED:
        each.cache_clear()


def deprecate(file: Path, way: tuple[str, ...], old: str, new: str) -> None:
    schema: Any = json.loads(file.read_text("utf-8"))
    group = schema
    for step in way:
        group = group[step]
    group[old] = {**group[new], "deprecated": True, "x-deprecated": {"since": schemas.schema_version(), "use": new}}
    file.write_text(json.dumps(schema, ensure_ascii=False), "utf-8")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "handbook"
    for path, text in {**laid_over(OLD), "mkdocs.yml": "site_name: A\nplugins: [persona-handbook]\n"}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    monkeypatch.chdir(root)
    return root


def personas(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def read(root: Path) -> Handbook:
    return read_handbook(read_settings(root))


def notes(root: Path) -> list[str]:
    return [each.message for each in read(root).findings if each.rule == "deprecated-field"]


@pytest.mark.usefixtures("_older")
def test_the_old_name_is_read_as_the_new_one_with_a_note(root: Path) -> None:
    (persona,) = [each for each in read(root).personas if each.id == "buyer"]
    assert [(each.text, each.workaround) for each in persona.pains] == [("The parts come late.", "Calls twice.")]
    assert notes(root) == [
        "The field `hurts` is deprecated. It is read as `pains`.",
        "The field `bypass` is deprecated. It is read as `workaround`.",
    ]
    text = (root / persona.path).read_text("utf-8").splitlines()
    place = persona.pains[0].place
    assert text[place.at("workaround").line - 1].strip() == 'bypass: "Calls twice."'
    assert text[place.into().key("workaround").line - 1].strip().startswith("bypass")


@pytest.mark.usefixtures("_older")
def test_upgrade_shows_and_then_renames_them_and_keeps_comments(root: Path) -> None:
    file = root / "personas/buyer.yaml"
    before = file.read_text("utf-8")
    shown = personas("upgrade")
    assert "-hurts:  # …\n+pains:  # …\n" in shown.output
    assert "what customers told us" not in shown.output
    assert file.read_text("utf-8") == before
    personas("upgrade", "--write")
    assert file.read_text("utf-8") == before.replace("hurts:", "pains:").replace("bypass:", "workaround:")
    assert notes(root) == []
    assert "Nothing to do" in personas("upgrade").output


@pytest.mark.usefixtures("_older")
def test_a_part_with_both_names_is_left_to_a_person(root: Path) -> None:
    file = root / "personas/buyer.yaml"
    file.write_text(file.read_text("utf-8") + "pains:\n  - {id: wrong, text: A wrong part.}\n", "utf-8", newline="\n")
    before = file.read_text("utf-8")
    (persona,) = [each for each in read(root).personas if each.id == "buyer"]
    assert [each.id for each in persona.pains] == ["wrong"]
    assert notes(root) == ["The field `hurts` is deprecated, and `pains` is here too."]
    assert "Not changed: personas/buyer.yaml" in personas("upgrade", "--write").output
    assert file.read_text("utf-8") == before


@pytest.mark.usefixtures("_older")
def test_nobody_is_offered_the_old_name(root: Path) -> None:
    assert root
    assert "hurts" not in personas("fields", "persona").output
    assert "hurts" not in schemas.schema_of("persona")["properties"]
    assert "bypass" not in schemas.schema_of("persona")["properties"]["pains"]["items"]["properties"]


@pytest.mark.usefixtures("_older")
def test_an_older_export_is_imported(root: Path) -> None:
    old = {
        "personas": {
            "other": {
                "name": "Other",
                "status": "draft",
                "summary": "x y z",
                "hurts": [{"id": "a", "text": "Late parts."}],
            }
        }
    }
    (root / "old.json").write_text(json.dumps(old), "utf-8")
    done = personas("import", "old.json", "--write")
    assert done.exit_code == 0, done.output
    assert "pains:" in (root / "personas/other.yaml").read_text("utf-8")


def test_a_deprecated_field_goes_with_the_next_version() -> None:
    def deprecated(part: object) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            if part.get("deprecated") is True:
                yield part
            for each in part.values():
                yield from deprecated(each)

    version = schemas.schema_version()
    for kind in schemas.KINDS:
        for field in deprecated(schemas.schema_with_deprecated(kind)):
            assert kind != "settings"
            assert field["x-deprecated"]["since"] == version
