"""A kind of evidence is written down once, in the schema, together with what it counts as; everything follows it."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY
from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS, CountsAs, kinds_counting_as
from persona_handbook.reading.schema.fields import field_rows
from persona_handbook.testing import laid_over

NEW = {"conversation": "diary-study", "data": "billing-log", "supplement": "press-review"}
DIARY = (
    "Monday the wrong part lay in the box and the left side did not fit so the apprentice drove back to the depot "
    "twice and wrote down both numbers"
)
EXAMPLE = """
# personas/apprentice.yaml
name: Apprentice
status: draft
summary: Fits what the owner ordered.
pains:
  - id: wrong-side
    text: The part is for the left side.
    evidence: [d-01, press]
    checked_against:
      - {source: billing, verdict: supports, finding: 31 of 100 parts were paid back.}
# personas/evidence/billing.yaml
kind: billing-log
title: Bills of 2026
date: 2026-06
sample: 100
findings: [31 of 100 parts were paid back.]
# personas/evidence/press.yaml
kind: press-review
title: What the press wrote
date: 2026-06
findings: [Parts are late.]
# personas/evidence/no-one.yaml
kind: diary-study
title: A diary of nobody
date: 2026-06
"""


class Copy:
    """A copy of the package in which only the schema of evidence was changed, and a handbook."""

    def __init__(self, root: Path) -> None:
        self.handbook = root / "handbook"
        self.schema = root / "schemas" / "evidence.schema.json"
        shutil.copytree(REPOSITORY / "plugins", root / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(REPOSITORY / "schemas", root / "schemas")
        for path, text in laid_over(EXAMPLE).items():
            (self.handbook / path).parent.mkdir(parents=True, exist_ok=True)
            (self.handbook / path).write_text(text, "utf-8")

    def change(self, schema: dict[str, Any]) -> None:
        self.schema.write_text(json.dumps(schema), "utf-8")

    def personas(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from persona_handbook.cli import main; main()", *words],
            cwd=self.handbook,
            env={**os.environ, "PYTHONPATH": str(self.handbook.parent / "plugins"), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def schema_on_disk() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((REPOSITORY / "schemas" / "evidence.schema.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy whose schema knows one more kind in each group, with an interview begun by `personas new`."""
    copy = Copy(tmp_path_factory.mktemp("kinds"))
    schema = schema_on_disk()
    for group, kind in NEW.items():
        schema["$defs"][group]["enum"].append(kind)
    copy.change(schema)
    done = copy.personas("new", "evidence", "d-01", "--kind", "diary-study", "--today", "2026-10-15")
    assert done.returncode == 0, done.stderr
    begun = copy.handbook / "personas/evidence/d-01.yaml"
    text = re.sub(r"(?m)^date:.*$", "date: 2026-10-15", begun.read_text("utf-8"))
    begun.write_text(text.replace("findings: [TODO]", f"findings: [{DIARY}]"), "utf-8")
    return copy


def test_every_kind_counts_as_something() -> None:
    grouped = [kind for group in CountsAs for kind in kinds_counting_as(group)]

    assert sorted(grouped) == sorted(EVIDENCE_KINDS)
    assert all(kinds_counting_as(group) for group in CountsAs)


def test_the_field_tells_the_kinds_by_what_they_count_as() -> None:
    [kind] = [row for row in field_rows("evidence") if row.name == "kind"]

    assert kind.holds == (
        "conversation: `interview`, `field-visit` or `usability-test`; "
        "data: `analytics`, `support-tickets`, `sales-calls` or `experiment`; "
        "supplement: `survey` or `desk-research`; "
        "study: `study`"
    )


@pytest.mark.parametrize("counts_as", [None, "hearsay"], ids=["not said", "unknown"])
def test_a_kind_that_counts_as_nothing_stops_everything(tmp_path: Path, counts_as: str | None) -> None:
    copy, schema = Copy(tmp_path), schema_on_disk()
    schema["$defs"]["kind"]["anyOf"].append({"enum": ["rumor"], **({"x-counts-as": counts_as} if counts_as else {})})
    copy.change(schema)

    done = copy.personas("rules")

    assert done.returncode
    assert (counts_as or "x-counts-as") in done.stderr


def test_a_new_conversation_begins_with_its_participant_and_without_the_four_questions(grown: Copy) -> None:
    begun = (grown.handbook / "personas/evidence/d-01.yaml").read_text("utf-8")

    assert "kind: diary-study\n" in begun
    assert "participant: D-01\n" in begun
    assert f"findings: [{DIARY}]\n" in begun
    assert "answers:" not in begun


def test_a_new_kind_is_checked_as_what_it_counts_as(grown: Copy) -> None:
    done = grown.personas("check", "--format", "json", "--today", "2026-10-15", "--fail-on", "error")
    told = {(each["rule"], each["path"]) for each in json.loads(done.stdout)["findings"]}

    assert ("missing-field", "personas/evidence/no-one.yaml") in told
    assert not {"hearsay-check", "supplements-only", "wrong-value"} & {rule for rule, _ in told}


def test_a_new_kind_is_counted_and_shown_and_offered(grown: Copy) -> None:
    assert grown.personas("pages", "out", "--today", "2026-10-15").returncode == 0
    out = grown.handbook / "out"
    register = html.unescape((out / "evidence" / "index.md").read_text("utf-8"))
    form = (out / "propose" / "evidence.js").read_text("utf-8")
    fields = html.unescape((out / "fields" / "evidence" / "index.md").read_text("utf-8"))

    assert "<b>6</b> conversations with 6 people" in register
    assert "<b>3</b> data sources" in register
    assert "<b>1</b> supplement" in register
    assert all(kind in text for kind in NEW.values() for text in (form, fields))
    assert all(kind.replace("-", " ").capitalize() in register for kind in NEW.values())
    assert "supported by data" in (out / "personas" / "apprentice" / "index.md").read_text("utf-8")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_new_kind_goes_out_and_comes_back(grown: Copy, form: str, tmp_path: Path) -> None:
    tables = tmp_path / f"evidence.{form}"
    assert grown.personas("export", "evidence", "--format", form, "--output", str(tables)).returncode == 0

    done = grown.personas("import", str(tables))

    assert all(kind in tables.read_text("utf-8") for kind in NEW.values())
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("10 files: 10 the same.\n")
