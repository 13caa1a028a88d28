"""The language server while somebody types: in broken files, at places that are gone, fast, and in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from lsp_session import Session

SETTINGS = "theme: {name: material, language: de}\nplugins: [persona-handbook]\n"
OWNER, NEW, FIRST = "personas/owner.yaml", "personas/new.yaml", "personas/evidence/p-01.yaml"
PERSONA = """\
name: Owner
status: draft
summary: Orders parts.
jobs:
  - {id: wait, situation: have a car on the lift, motivation: know when it comes, outcome: keep my word}
pains:
  - id: late
    text: Late parts.
    evidence: [p-01]
"""
INTERVIEW = (
    "kind: interview\ntitle: Zwei Bühnen\ndate: 2026-08-31\nparticipant: P-01\n"
    "answers:\n  problem: {says: Spät., themes: [late-parts]}\n"
)
SAVED = {"mkdocs.yml": SETTINGS, OWNER: PERSONA, FIRST: INTERVIEW}
BEGUN = "name: A\nstatus: draft\nsummary: B.\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An editor in which a German handbook is open."""
    root = tmp_path_factory.mktemp("lsp").resolve()
    for path, text in SAVED.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    session = Session(root)
    yield session
    session.end()


@pytest.fixture
def editor(running: Session) -> Iterator[Session]:
    """The same editor, with no file open."""
    yield running
    running.close_all()


def offered(editor: Session, path: str, typed: str) -> dict[str, str]:
    answer = editor.ask("textDocument/completion", **editor.at(path, typed))
    return {each["label"]: each.get("detail") or "" for each in answer["items"]}


BROKEN = {
    "a quotation mark that is open": (f'{BEGUN}owner: "us\npains:\n  - id: a\n    evidence: [▮\n', "p-01"),
    "a tab": (f"{BEGUN}pains:\n\t- id: a\n  - id: b\n    evidence: [▮\n", "p-01"),
    "half a name above": (f"{BEGUN}own\npains:\n  - id: a\n    evidence: [▮\n", "p-01"),
    "half a name": (f"{BEGUN}pai▮", "pains"),
    "half a name in an entry": (f"{BEGUN}pains:\n  - id: a\n    te▮\n  - id: b\n", "text"),
    "a bracket that is open below": (f"{BEGUN}role: ▮\ntags: [a\n", "primary"),
    "a value without a space": (f"{BEGUN}role:▮", "primary"),
    "a conflict": (f"<<<<<<< HEAD\n{BEGUN}=======\n{BEGUN}>>>>>>> b\npains:\n  - evidence: [▮", "p-01"),
}


@pytest.mark.parametrize(
    ("typed", "label"), [each for name, each in BROKEN.items() if name != "a value without a space"]
)
def test_a_broken_file_is_completed(editor: Session, typed: str, label: str) -> None:
    assert label in offered(editor, NEW, typed)


@pytest.mark.parametrize(("typed", "label"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_has_findings(editor: Session, typed: str, label: str) -> None:
    assert editor.findings(NEW, typed.replace("▮", label))


@pytest.mark.parametrize(
    "typed",
    ['owner: "us\nstatus: draft\nsum▮mary: B.\n', "own\nstatus: draft\nsum▮mary: B.\n", "a:\n\tb: c\nsum▮mary: B.\n"],
)
def test_hovering_in_a_broken_file_tells_the_field_in_the_language_of_the_site(editor: Session, typed: str) -> None:
    answer = editor.ask("textDocument/hover", **editor.at(NEW, typed))
    assert "**Zusammenfassung** (`summary`)" in answer["contents"]["value"]


@pytest.mark.parametrize(
    ("typed", "details"),
    [
        ("pai▮", {"pains": "Schmerzpunkte"}),
        ("nam▮\n", {"name": "Name (erforderlich)"}),
        ("role: ▮", {"primary": "primär"}),
        ("pains:\n  - id: a\n    themes: [▮", {"late-parts": "in 1 Datei"}),
        ("exceptions:\n  - rule: vague▮", {"vague-words": "Ungenaue Wörter"}),
        ("pains:\n  - id: a\n    evidence: [▮", {"p-01": "Zwei Bühnen"}),
    ],
)
def test_what_is_offered_is_described_in_the_language_of_the_site(
    editor: Session, typed: str, details: dict[str, str]
) -> None:
    found = offered(editor, NEW, typed)
    assert {label: found.get(label) for label in details} == details


def test_the_outline_is_in_the_language_of_the_site(editor: Session) -> None:
    editor.type(OWNER, PERSONA)
    answer = editor.ask("textDocument/documentSymbol", textDocument={"uri": editor.uri(OWNER)})
    assert "Schmerzpunkte" in [each["name"] for each in answer]


ASKED: dict[str, dict[str, Any]] = {
    "textDocument/completion": {},
    "textDocument/hover": {},
    "textDocument/definition": {},
    "textDocument/references": {"context": {"includeDeclaration": True}},
    "textDocument/prepareRename": {},
}


@pytest.mark.parametrize(("method", "more"), ASKED.items(), ids=ASKED)
@pytest.mark.parametrize("position", [(999, 0), (0, 999), (999, 999), (2, 2_147_483_647)])
def test_a_place_outside_the_file_is_answered(
    editor: Session, method: str, more: dict[str, Any], position: tuple[int, int]
) -> None:
    for path, text in ((NEW, ""), (OWNER, PERSONA)):
        editor.type(path, text)
        place = {"line": position[0], "character": position[1]}
        answer = editor.answer(method, textDocument={"uri": editor.uri(path)}, position=place, **more)
        assert "error" not in answer, answer


def test_actions_for_a_range_outside_the_file_are_answered(editor: Session) -> None:
    editor.type(NEW, BEGUN)
    place = {"start": {"line": 700, "character": 3}, "end": {"line": 900, "character": 9}}
    words = {"textDocument": {"uri": editor.uri(NEW)}, "range": place, "context": {"diagnostics": []}}
    assert "error" not in editor.answer("textDocument/codeAction", **words)


def test_an_edit_outside_the_file_ends_nothing(editor: Session) -> None:
    editor.type(NEW, BEGUN)
    place = {"start": {"line": 700, "character": 3}, "end": {"line": 900, "character": 9}}
    named = {"uri": editor.uri(NEW), "version": 2}
    editor.say("textDocument/didChange", {"textDocument": named, "contentChanges": [{"range": place, "text": "x"}]})
    assert offered(editor, OWNER, f"{PERSONA}pai▮") is not None


def test_after_many_fast_keys_the_findings_are_those_of_the_last(editor: Session) -> None:
    text = f"{BEGUN}pains:\n  - id: late\n    text: Late parts.\n    evidence: [p-99]\n"
    for length in range(1, len(text) + 1):
        editor.type(NEW, text[:length])
    assert "p-01" in offered(editor, NEW, text.replace("p-99", "▮"))
    editor.type(NEW, text)
    assert "unknown-reference" in [each["code"] for each in editor.told_of(NEW)]
    assert "unknown-reference" not in [each["code"] for each in editor.findings(NEW, text.replace("p-99", "p-01"))]
