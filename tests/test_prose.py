"""Documents are in plain English: textlint finds no phrase in them that the styles in `styles/` ban."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import REPOSITORY

PROGRAMS = REPOSITORY / "tests/node_modules"
DOCUMENTS = ("README.md", "SECURITY.md", ".github/CONTRIBUTING.md", "docs/**/*.md")
PLANTED = """# A page

Errors must be mended. It is no [date, held against](index.md) the data in 62 % of the *behaviours*.

`mend`, and in code:

```
mended
```
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What textlint finds in each document, and in one with banned phrases."""
    planted = tmp_path_factory.mktemp("planted") / "planted.md"
    planted.write_text(PLANTED, "utf-8")
    program = PROGRAMS / "textlint/bin/textlint.js"
    assert program.is_file(), "npm install --prefix tests"
    options = ["--format", "json", "--rules-base-directory", str(PROGRAMS)]
    command = ["node", str(program), *options, *DOCUMENTS, str(planted)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, done.stderr
    return {
        Path(each["filePath"]).name if Path(each["filePath"]).name == planted.name else each["filePath"]: [
            f"{said['line']}:{said['column']} {said['message'].splitlines()[0]}" for said in each["messages"]
        ]
        for each in json.loads(done.stdout)
    }


def test_no_document_has_a_banned_phrase(found: dict[str, list[str]]) -> None:
    documents = {name: said for name, said in found.items() if name != "planted.md"}
    assert len(documents) > 25
    assert {name: said for name, said in documents.items() if said} == {}


def test_a_banned_phrase_in_a_page_is_found_outside_of_code(found: dict[str, list[str]]) -> None:
    assert [each.split(" => ")[0] for each in found["planted.md"]] == [
        "3:16 mended",
        "3:40 held against",
        "3:77 2 %",
        "3:89 behaviour",
    ]
