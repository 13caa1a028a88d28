"""What an editor shows while one types: verified with the real YAML language server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import REPOSITORY
from language_server import Editor
from persona_handbook.cli import main
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.testing import TODAY
from persona_handbook.writing.new.file import new_file

PERSONA, EVIDENCE, JOURNEY = "personas/a.yaml", "personas/evidence/p-01.yaml", "journeys/a.yaml"
LINES = {
    PERSONA: "# yaml-language-server: $schema=../schemas/persona.schema.json\n",
    EVIDENCE: "# yaml-language-server: $schema=../../schemas/evidence.schema.json\n",
    JOURNEY: "# yaml-language-server: $schema=../schemas/journey.schema.json\n",
}
SOUND = {
    PERSONA: "name: A\nstatus: draft\nsummary: B.\n",
    EVIDENCE: "kind: interview\ntitle: A\ndate: 2026-08-31\nparticipant: P-01\n",
    JOURNEY: "title: A\npersona: a\nkind: decision\nstages:\n  - id: a\n    name: A\n",
}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor in a new handbook, with the settings that come with it."""
    root = tmp_path_factory.mktemp("editors") / "handbook"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    with Editor(root) as opened:
        yield opened


@pytest.mark.parametrize("schema_line", [True, False], ids=["by the first line", "by the settings"])
@pytest.mark.parametrize("path", SOUND)
def test_a_file_is_checked_against_the_schema_of_its_kind(editor: Editor, path: str, *, schema_line: bool) -> None:
    text = (LINES[path] if schema_line else "") + SOUND[path]
    assert editor.open(path, text) == []
    (found,) = editor.open(path, f"{text}ownr: us\n")
    assert found["range"]["start"]["line"] == text.count("\n")
    assert "ownr" in found["message"]


@pytest.mark.parametrize(
    ("path", "text", "line", "said"),
    [
        (PERSONA, "name: A\nstatus: actve\nsummary: B.\n", 2, "draft"),
        (PERSONA, "name: A\nstatus: draft\n", 1, "summary"),
        (PERSONA, SOUND[PERSONA] + "pains:\n  - text: Late.\n", 5, "id"),
        (EVIDENCE, SOUND[EVIDENCE].replace("interview", "intervew"), 1, "interview"),
        (JOURNEY, SOUND[JOURNEY] + "    steps:\n      - {action: A, feeling: 7}\n", 8, "5"),
    ],
)
def test_a_mistake_is_shown_on_its_line(editor: Editor, path: str, text: str, line: int, said: str) -> None:
    found = editor.open(path, LINES[path] + text)
    assert [each["range"]["start"]["line"] for each in found] == [line]
    assert said in found[0]["message"]


def test_fields_are_offered_with_what_they_are_for(editor: Editor) -> None:
    text = LINES[PERSONA] + SOUND[PERSONA]
    editor.open(PERSONA, text)
    offered = editor.completions(text.count("\n"), 0)
    assert {"pains", "jobs", "objections", "reviews"} <= set(offered)
    assert schema_of("persona")["properties"]["pains"]["description"] in str(offered["pains"]["documentation"])


def test_values_are_offered(editor: Editor) -> None:
    editor.open(PERSONA, LINES[PERSONA] + "name: A\nstatus: \n")
    assert {"draft", "active", "retired"} <= set(editor.completions(2, len("status: ")))


def test_fields_within_a_list_are_offered(editor: Editor) -> None:
    text = LINES[PERSONA] + SOUND[PERSONA] + "objections:\n  - id: a\n    \n"
    editor.open(PERSONA, text)
    assert {"text", "answer", "evidence"} <= set(editor.completions(text.count("\n") - 1, 4))


def test_hovering_tells_what_a_field_is_for(editor: Editor) -> None:
    editor.open(PERSONA, LINES[PERSONA] + SOUND[PERSONA])
    assert "in one or two sentences of the customers and what makes them different" in " ".join(
        editor.hover(3, 2).split()
    )


@pytest.mark.parametrize(("kind", "path"), [("persona", PERSONA), ("evidence", EVIDENCE)])
def test_a_new_file_is_sound(editor: Editor, kind: str, path: str) -> None:
    found = editor.open(path, LINES[path] + new_file(kind, {}, TODAY))
    # the day of a conversation is left to the person who writes the file
    assert [each["message"] for each in found] == (
        ["Incorrect type. Expected one of string, integer."] if kind == "evidence" else []
    )


def test_what_we_find_sound_the_editor_finds_sound() -> None:
    with Editor(REPOSITORY) as opened:
        files = [*REPOSITORY.glob("personas/**/*.yaml"), *REPOSITORY.glob("journeys/*.yaml")]
        assert len(files) > 20
        for file in files:
            path = file.relative_to(REPOSITORY).as_posix()
            assert opened.open(path, file.read_text("utf-8")) == [], path


def test_the_settings_ask_no_other_host_for_schemas() -> None:
    settings = Path(REPOSITORY / ".vscode/settings.json").read_text("utf-8")
    assert '"yaml.schemaStore.enable": false' in settings
    assert "http" not in settings
