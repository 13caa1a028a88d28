"""The workflow for releases: off until somebody switches it on, and its notes are those of the changelog."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY

JOBS: dict[str, Any] = yaml.safe_load((REPOSITORY / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]
OURS = "# Changelog\n\n## 0.2.0 (2026-11-30)\n\n- New.\n\n## 0.1.0\n\n- Old.\n  More.\n"


def test_nothing_is_released_before_somebody_switched_it_on() -> None:
    assert {name: (job.get("if"), job.get("needs")) for name, job in JOBS.items()} == {
        "build": ("vars.PUBLISH_RELEASES == 'on'", None),
        "pypi": (None, "build"),
        "github": (None, "pypi"),
    }


@pytest.mark.parametrize(
    ("tag", "changelog", "notes"),
    [
        ("v0.1.0", OURS, "- Old.\n  More."),
        ("v0.1.0", OURS.replace("## 0.1.0", "## 0.1.0 (2026-10-01)"), "- Old.\n  More."),
        ("v0.1.0", OURS.replace("## 0.1.0", "## 0.1.0 (not yet released)"), None),
        ("v0.1.0", OURS.replace("## 0.1.0", "## 0.1.01"), None),
        ("v0.2.0", OURS, None),
        ("v0.1", OURS, None),
    ],
)
def test_the_notes_are_those_of_the_version_of_the_package(
    tmp_path: Path, tag: str, changelog: str, notes: str | None
) -> None:
    package = tmp_path / "plugins/persona_handbook/__init__.py"
    package.parent.mkdir(parents=True)
    package.write_text('"""X."""\n\n__version__ = "0.1.0"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(changelog, "utf-8")
    (step,) = (each for each in JOBS["build"]["steps"] if each.get("name") == "Notes")
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={**os.environ, "GITHUB_REF_NAME": tag},
        capture_output=True,
        check=False,
    )
    if notes is None:
        assert done.returncode == 1
        assert b"::error::" in done.stdout
    else:
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "notes.md").read_text("utf-8").strip() == notes
