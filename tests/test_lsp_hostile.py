"""The language server withstands whatever is typed: at every place of every text, each question has an answer."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import WriteHandbook
from persona_handbook.lsp.features.completion import offers
from persona_handbook.lsp.features.fixes import offered
from persona_handbook.lsp.features.hover import said_of
from persona_handbook.lsp.features.mentions import mentioned_at, places_of
from persona_handbook.lsp.features.rename import NotRenamedError, renamed
from persona_handbook.lsp.features.symbols import outline
from persona_handbook.lsp.watched import Watched

OWNER, FIRST, DECIDES = "personas/owner.yaml", "personas/evidence/p-01.yaml", "journeys/decides.yaml"
PERSONA = (
    "name: Owner\nstatus: draft\nsummary: B.\npains:\n  - {id: late, text: Late., evidence: [p-01], themes: [a]}\n"
)
INTERVIEW = (
    "kind: interview\ntitle: A\ndate: 2026-08-31\nparticipant: P-01\nanswers:\n  problem: {says: B, themes: [a]}\n"
)
JOURNEY = "title: A\npersona: owner\nkind: decision\nstages:\n  - id: one\n    name: B\n    claims: [late]\n"
SAVED = {"mkdocs.yml": "plugins: [persona-handbook]\n", OWNER: PERSONA, FIRST: INTERVIEW, DECIDES: JOURNEY}
TYPED = {
    "nothing": "",
    "one bracket": "[",
    "one colon": ":",
    "a list in place of fields": "- name: A\n- [p-01\n",
    "a text in place of fields": "Orders parts, late.\n",
    "brackets left open": PERSONA.replace("]", "").replace("}", ""),
    "brackets within each other": "pains: [{id: [{evidence: [[p-01, {source: [",
    "a list in place of a text": PERSONA.replace("Owner", "[p-01, {a: b}]"),
    "a field that is given twice": PERSONA + "pains:\n  - {id: late}\n",
    "no ID": "pains:\n  - {text: A, evidence: [p-01]}\n  - [p-01]\n  - \n",
    "tabs": PERSONA.replace("  - ", "\t- "),
    "quotation marks left open": PERSONA.replace("late", '"late').replace("p-01", "'p-01"),
    "ends of lines of every kind": PERSONA.replace("\n", "\r\n", 2).replace("B.", "B\u2028C\x85D\rE"),
    "half a character": PERSONA.replace("B.", "\ud83d"),
    "characters of two units": PERSONA.replace("late", "🛠🛠"),
    "conflict": f"<<<<<<< HEAD\n{PERSONA}=======\n{PERSONA}>>>>>>> other\n",
    "an anchor": "pains: &a\n  - id: late\nneeds: *a\n",
    "two documents": f"{PERSONA}---\n{PERSONA}",
    "deep": "a: " + "[" * 80,
    "a comment": "# evidence: [p-01\n",
}


@pytest.fixture
def root(write: WriteHandbook) -> Path:
    return Path(os.path.realpath(write(SAVED)))


@pytest.mark.parametrize("path", [OWNER, FIRST, DECIDES])
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_every_question_has_an_answer_at_every_place(root: Path, path: str, typed: str) -> None:
    handbook = Watched(root)
    checked = handbook.check({root / path: typed.encode("utf-8", "surrogatepass")})
    assert checked
    reading, findings = checked
    text = reading.source(path).text
    assert outline(reading.files[path]) is not None
    for offset in range(0, len(text) + 1, 3):
        assert offers(reading, path, offset) is not None
        assert said_of(reading, path, offset, findings) is not None
        assert offered(reading, path, (offset, offset), findings) is not None
        meant = mentioned_at(reading, path, offset)
        if meant:
            assert meant in places_of(reading, meant)
            with suppress(NotRenamedError):
                assert {each.text for each in renamed(reading, meant, "other").edits} == {"other"}
