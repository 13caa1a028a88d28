"""Folders -> a handbook: references in both directions, and broken files that leave the others whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from conftest import ReadHandbook, WriteHandbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings

OWNER = """
name: Workshop owner
status: active
summary: Orders parts while a customer waits.
pains:
  - id: late-parts
    text: The part comes a day late.
    evidence: [p-01]
    checked_against: [{source: tickets, verdict: supports}]
"""
INTERVIEW = "kind: interview\ntitle: Interview with P-01\ndate: 2026-05-18\nparticipant: P-01\n"
TICKETS = "kind: support-tickets\ntitle: Tickets\ndate: 2026-06\n"
JOURNEY = """
title: From a wrong part to a new supplier
persona: owner
kind: decision
actors: [{id: desk, name: Front desk}]
stages:
  - id: trouble
    name: Something is missing
    claims: [late-parts, lost-claim]
    steps:
      - {action: Opens the box, feeling: 1, actors: [desk, owner, stranger], evidence: [p-01]}
"""
WHOLE = {
    "mkdocs.yml": "site_name: x",
    "personas/owner.yaml": OWNER,
    "personas/evidence/2026/p-01.yaml": INTERVIEW,
    "personas/evidence/tickets.yml": TICKETS,
    "journeys/owner-decides.yaml": JOURNEY,
}


def test_references_lead_both_ways(read: ReadHandbook) -> None:
    handbook = read(WHOLE)
    owner, journey = handbook.personas[0], handbook.journeys[0]
    assert [each.id for each in handbook.evidence_of(owner)] == ["p-01", "tickets"]
    assert [each.id for each in handbook.personas_citing(handbook.evidence_by_id["p-01"])] == ["owner"]
    assert handbook.journeys_of(owner) == (journey,)
    citing = handbook.mentions_of("evidence", "p-01")
    assert [(each.file.id, each.field, each.location.line) for each in citing] == [
        ("owner", "pains", 8),
        ("owner-decides", "stages", 11),
    ]
    assert citing[0].part is owner.pains[0]


def test_what_leads_nowhere_is_known(read: ReadHandbook) -> None:
    handbook = read(WHOLE)
    lost = [(mention.target, mention.id) for mention in handbook.mentions if not handbook.resolves(mention)]
    assert lost == [("claim", "lost-claim"), ("actor", "stranger")]


BROKEN = {
    "a missing quote": 'name: "Workshop owner\nstatus: active\n',
    "a Latin-1 file": "name: José\n".encode("latin-1"),
    "an empty file": "",
    "five thousand brackets": "name: " + "[" * 5000,
    "a billion laughs": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9)),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_has_its_findings_and_leaves_the_others_whole(read: ReadHandbook, content: str | bytes) -> None:
    handbook = read({**WHOLE, "personas/broken.yaml": content})
    assert {finding.location.path for finding in handbook.findings} == {"personas/broken.yaml"}
    assert [file.id for file in handbook.broken] == ["broken"]
    assert [file.id for file in handbook.personas] == ["owner"]
    assert "broken" in handbook.ids("persona")


def test_a_folder_with_the_name_of_a_file_is_a_finding(write: WriteHandbook) -> None:
    root = write(WHOLE)
    (root / "personas" / "x.yaml").mkdir()
    handbook = read_handbook(read_settings(root))
    assert [finding.message for finding in handbook.findings] == ["`personas/x.yaml` is a folder, not a file."]
    assert [file.id for file in handbook.personas] == ["owner"]


def test_a_file_that_may_not_be_read_is_a_finding(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is acted, since root may read every file and Windows has no such permission."""
    root, opened = write(WHOLE), os.open

    def refused(file: Path, flags: int) -> int:
        if file == root / "personas" / "owner.yaml":
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return opened(file, flags)

    monkeypatch.setattr(os, "open", refused)
    handbook = read_handbook(read_settings(root))
    assert [file.id for file in handbook.broken] == ["owner"]
    assert [(each.location.path, each.message) for each in handbook.broken[0].findings] == [
        ("personas/owner.yaml", "`personas/owner.yaml` cannot be opened (Permission denied).")
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Workshop Owner",
            "The file name `Workshop Owner` is not a valid ID. An ID has lowercase letters, digits and single hyphens.",
        ),
        ("index", "The file name `index` is reserved for a page of the site or by Windows."),
        ("con", "The file name `con` is reserved for a page of the site or by Windows."),
    ],
)
def test_file_names_are_ids(read: ReadHandbook, name: str, message: str) -> None:
    handbook = read({f"personas/{name}.yaml": OWNER})
    assert [(finding.rule, finding.message) for finding in handbook.findings] == [("file-name", message)]


def test_hidden_files_and_other_endings_are_left_alone(read: ReadHandbook) -> None:
    handbook = read({**WHOLE, "personas/.#owner.yaml": "{", "personas/notes.md": "# Hi"})
    assert not handbook.findings
