"""Personas in the shapes in which people and models have them: each becomes a draft, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from persona_handbook.cli import main
from persona_handbook.reading.yaml.document import read_document

LATE = {"id": "parts-come-late", "text": "Parts come late"}
OWNER = {"name": "Workshop owner", "summary": "Runs two lifts.", "pains": [LATE]}
CLERK = {"name": "Parts clerk", "summary": "Orders for ten."}
SHAPES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "JSON between sentences": (
        (
            'Here it is:\n\n```json\n{"name": "Workshop owner", "summary": "Runs two lifts.", '
            '"pain_points": ["Parts come late"]}\n```\n\nGood luck!\n'
        ),
        [OWNER],
    ),
    "a list in JSON": (
        (
            '[{"name": "Workshop owner", "summary": "Runs two lifts.", "pains": [{"text": "Parts come late"}]},\n'
            ' {"name": "Parts clerk", "summary": "Orders for ten."}]\n'
        ),
        [OWNER, CLERK],
    ),
    "several below one name in JSON": (
        '{"personas": [{"name": "Parts clerk", "summary": "Orders for ten."}]}',
        [CLERK],
    ),
    "several below one name": (
        (
            "personas:\n  - name: Workshop owner\n    summary: Runs two lifts.\n    frustrations:\n"
            "      - Parts come late\n"
            "  - name: Parts clerk\n    summary: Orders for ten.\n"
        ),
        [OWNER, CLERK],
    ),
    "a list at the margin": ("- name: Parts clerk\n  summary: Orders for ten.\n", [CLERK]),
    "one below a name": (
        "```yaml\npersona:\n  name: Workshop owner\n  summary: Runs two lifts.\n  pains:\n  - Parts come late\n```\n",
        [OWNER],
    ),
    "several documents": (
        (
            "```yaml\nname: Workshop owner\nsummary: Runs two lifts.\npains: [Parts come late]\n"
            "---\nname: Parts clerk\nsummary: Orders for ten.\n```\n"
        ),
        [OWNER, CLERK],
    ),
    "sentences around it": (
        (
            "Sure! Here is a persona.\n\nname: Workshop owner\nsummary: Runs two lifts.\n"
            "pains:\n  - text: Parts come late\n\n"
            "Let me know if you want changes.\n"
        ),
        [OWNER],
    ),
    "Markdown with headings": (
        (
            "# Persona: Workshop owner\nRuns two lifts.\n\n**Age:** 45\n\n## Frustrations\n* Parts come late\n\n"
            "## Jobs\n- When I wait, I want to know when it comes, so I can plan.\n\n"
            "## A typical day\nOpens at seven.\n\n"
            "# Persona: Parts clerk\n\n**Summary:** Orders for ten.\n\n## Goals\n1. Order once\n"
        ),
        [
            OWNER
            | {
                "jobs": [
                    {
                        "id": "know-when-it-comes",
                        "situation": "wait",
                        "motivation": "know when it comes",
                        "outcome": "plan",
                    }
                ],
                "sections": [
                    {"title": "Other", "body": "Age: 45"},
                    {"title": "A typical day", "body": "Opens at seven."},
                ],
            },
            CLERK | {"goals": [{"id": "order-once", "text": "Order once"}]},
        ],
    ),
}
REFUSED = {
    "half a file": ("```yaml\nname: A\nsummary: B.\n```\n```yaml\nname: [\n```\n", "answer.md:7:"),
    "JSON that is cut off": ('{"name": "A", "summary": ', "answer.md:1:"),
    "a person in Markdown": (
        "# Persona: Anna Huber\nRuns two lifts.\n\n## Goals\n- Order once\n",
        "looks like a real name",
    ),
    "an address in JSON": ('{"name": "A", "summary": "Call anna@workshop-graz.at."}', "identifies a person"),
    "a page that is no persona": ("# Notes\n\nCall the supplier.\n\n## Agenda\n- Prices\n", "answer.md:"),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "personas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def adopt(answer: str) -> Result:
    Path("answer.md").write_text(answer, "utf-8")
    return CliRunner().invoke(main, ["adopt", "answer.md", "--today", "2026-10-15"])


def saved(root: Path) -> list[dict[str, Any]]:
    found = [read_document(file.read_bytes(), file.name).data for file in sorted((root / "personas").iterdir())]
    return [each for each in found if each]


@pytest.mark.parametrize(("answer", "personas"), SHAPES.values(), ids=SHAPES)
def test_each_shape_becomes_drafts(root: Path, answer: str, personas: list[dict[str, Any]]) -> None:
    result = adopt(answer)
    assert result.exit_code == 0, result.output
    known = {"status": "draft", "created": "2026-10-15"}
    assert saved(root) == sorted((known | each for each in personas), key=lambda each: str(each["name"]))


@pytest.mark.parametrize(("answer", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_saved_whole_is_not_saved(root: Path, answer: str, told: str) -> None:
    result = adopt(answer)
    assert result.exit_code == 1
    assert told in result.output
    assert saved(root) == []
