"""The workflow that keeps one comment in a pull request: it runs nothing of the pull request, and notifies nobody."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY

FOLDER = REPOSITORY / ".github/workflows"
# answers like the GitHub command line, and writes down what it was asked for
GH = """#!/bin/bash
case "$*" in
  "run download"*) [ -f "$ANSWERS/comment.md" ] || exit 1; mkdir comment; cp "$ANSWERS/comment.md" comment/ ;;
  *"--method"*) echo "$3 $4" > "$ANSWERS/asked" ;;
  *"/pulls?"*) cat "$ANSWERS/pull" ;;
  *"/comments?"*) cat "$ANSWERS/known" ;;
esac
"""
TEXT = "@acme/everybody look: 漢字\n"


def workflow(name: str) -> Any:  # noqa: ANN401  YAML
    return yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  only text


def commented(
    root: Path, *, text: str | None = TEXT, pull: str = "7\n", known: str = ""
) -> subprocess.CompletedProcess[str]:
    (step,) = workflow("comment")["jobs"]["comment"]["steps"]
    (root / "gh").write_text(GH, "utf-8")
    (root / "gh").chmod(0o755)
    (root / "pull").write_text(pull, "utf-8")
    (root / "known").write_text(known, "utf-8")
    if text is not None:
        (root / "comment.md").write_text(text, "utf-8")
    told = {"ANSWERS": str(root), "RUN": "1", "SHA": "a" * 40, "GH_REPO": "acme/x", "MARK": "<!-- Preview -->"}
    environment = {**os.environ, **told, "PATH": f"{root}{os.pathsep}{os.environ['PATH']}"}
    words = ["bash", "-e", "-c", step["run"]]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("known", "asked"),
    [("", "POST repos/acme/x/issues/7/comments"), ("12\n", "PATCH repos/acme/x/issues/comments/12")],
    ids=["the first time", "again"],
)
def test_a_pull_request_has_one_comment(tmp_path: Path, known: str, asked: str) -> None:
    done = commented(tmp_path, known=known)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "asked").read_text("utf-8").strip() == asked
    body = (tmp_path / "body.md").read_text("utf-8")
    assert body.startswith("<!-- Preview -->\n")
    assert "漢字" in body
    assert "@acme" not in body, "somebody would be notified"


@pytest.mark.parametrize("missing", [{"text": None}, {"pull": ""}], ids=["no text", "a pull request that is closed"])
def test_without_a_text_or_a_pull_request_nothing_is_written(tmp_path: Path, missing: dict[str, Any]) -> None:
    assert commented(tmp_path, **missing).returncode == 0
    assert not (tmp_path / "asked").exists()


def test_a_long_text_is_cut_between_two_characters(tmp_path: Path) -> None:
    commented(tmp_path, text="漢" * 40_000)
    body = (tmp_path / "body.md").read_bytes()
    assert len(body) < 65_536, "GitHub refuses more"
    assert body.decode("utf-8").endswith("漢")


def test_what_may_write_runs_nothing_of_a_pull_request_and_what_runs_it_may_not_write() -> None:
    comment, preview = workflow("comment"), workflow("preview")
    assert comment["on"]["workflow_run"]["workflows"] == [preview["name"]]
    (job,) = comment["jobs"].values()
    assert not [each for each in job["steps"] if "uses" in each], "it needs neither the files nor an action"
    assert "${{" not in json.dumps([each["run"] for each in job["steps"]]), "no text of an event is part of a script"
    assert list(preview["on"]) == ["pull_request"]
    assert [each["permissions"] for each in preview["jobs"].values()] == [{"contents": "read"}]
