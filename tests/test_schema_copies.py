"""The schemas have an address and a version, and old copies in a repository are told and updated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from persona_handbook.cli import main
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.schemas import OF_FILES, schema_folder, schema_text, schema_version
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.api.schemas import schema_files
from persona_handbook.site.checking import edition_of
from persona_handbook.testing import TODAY

PERSONA = "schemas/persona.schema.json"
OLD = '{"x-hint": "an older one of ours"}\n'
FOREIGN = '{"somebody": "else"}\n'


def served(root: Path, site_url: str) -> dict[str, dict[str, object]]:
    (root / "mkdocs.yml").write_text(f"site_name: x\n{site_url}plugins: [persona-handbook]\n", "utf-8")
    made = schema_files(edition_of(Handbook(settings=read_settings(root)), TODAY))
    return {path: json.loads(content) for path, content in made.items()}


def test_the_site_serves_each_schema_at_the_address_that_it_names(tmp_path: Path) -> None:
    made = served(tmp_path, "site_url: https://example.com/docs/\n")
    assert {schema["$id"] for schema in made.values()} == {f"https://example.com/docs/{path}" for path in made}
    assert {path.split("/")[1] for path in made} == {f"v{schema_version()}"}
    assert {schema["x-version"] for schema in made.values()} == {schema_version()}
    by_address = Registry().with_resources(
        (str(schema["$id"]), Resource.from_contents(schema)) for schema in made.values()
    )
    persona = made[f"schemas/v{schema_version()}/persona.schema.json"]
    checked = Draft202012Validator(persona, registry=by_address)
    assert not checked.is_valid({"name": "x", "status": "draft", "summary": "y", "pains": [{"id": "A B", "text": "z"}]})
    assert checked.is_valid({"name": "x", "status": "draft", "summary": "y", "pains": [{"id": "a-b", "text": "z"}]})


def test_without_the_address_of_the_site_a_schema_names_its_file(tmp_path: Path) -> None:
    made = served(tmp_path, "")
    assert {schema["$id"] for schema in made.values()} == {path.rpartition("/")[2] for path in made}


@pytest.mark.parametrize("file", sorted(schema_folder().glob("*.schema.json")), ids=lambda file: file.stem)
def test_every_schema_names_itself(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))["$id"] == file.name


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [persona-handbook]\n", "utf-8")
    for name in OF_FILES:
        (tmp_path / "schemas").mkdir(exist_ok=True)
        (tmp_path / f"schemas/{name}.schema.json").write_text(schema_text(name), "utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told() -> list[str]:
    checked = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).output)
    return [each["path"] for each in checked["findings"] if each["rule"] == "outdated-schema"]


@pytest.mark.parametrize(
    ("content", "is_old"),
    [
        (OLD, True),
        (FOREIGN, False),
        (schema_text("persona").replace("\n", "\r\n"), False),
        (schema_text("persona").replace("Persona", "Person"), True),
    ],
    ids=["an older one", "one of somebody else", "with other line ends", "with a change"],
)
def test_an_old_copy_is_told_and_updated(root: Path, content: str, *, is_old: bool) -> None:
    (root / PERSONA).write_bytes(content.encode())
    assert told() == ([PERSONA] if is_old else [])
    shown = CliRunner().invoke(main, ["upgrade"])
    assert ("personas upgrade --write" in shown.output) is is_old
    assert (root / PERSONA).read_bytes() == content.encode(), "it only shows"
    CliRunner().invoke(main, ["upgrade", "--write"])
    after = (root / PERSONA).read_text("utf-8")
    assert after == (schema_text("persona") if is_old else after)
    assert told() == []
