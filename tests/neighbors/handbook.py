"""A small handbook within somebody else's site, and how it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from repository import commit, git

HOST = "site_name: Our product\nsite_url: https://example.org/product/\n"
THEME = "theme: {name: material, font: false, features: [content.action.edit]}\n"
OURS = '  - persona-handbook: {today: "2026-10-15"}\n  - mermaid2\n'
PERSONA = """\
name: Workshop owner
status: draft
owner: research
summary: "Orders parts while a customer waits: {{ no }} time, [none] *at* all!"
"""
JOURNEY = """\
title: A part is ordered
persona: workshop-owner
kind: usage
status: draft
owner: research
stages:
  - id: need
    name: Need
    steps:
      - {action: Sees that a part is missing, feeling: 2}
      - {action: Orders it, feeling: 4}
"""
FILES: Mapping[str, str] = {
    "docs/index.md": "# Our product\n\nWe build it for the [[persona:workshop-owner]]. [Start](start.md).\n",
    "docs/start.md": "# Start\n\nA page of the site's own, about [[journey:order]].\n",
    "personas/workshop-owner.yaml": PERSONA,
    "journeys/order.yaml": JOURNEY,
}


def site_of(plugins: str = "", rest: str = "", theme: str = THEME, ours: str = OURS) -> str:
    """Give the settings of a site that has other plugins before the handbook's."""
    return f"{HOST}{theme}plugins:\n  - search\n{plugins}{ours}{rest}"


def place(root: Path, settings: str, files: Mapping[str, str] | None = None) -> None:
    """Write the site's files into a folder, and commit them, as plugins that ask git expect."""
    for path, content in {**FILES, "mkdocs.yml": settings, **(files or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8", newline="\n")
    git(root, "init", "-q", "-b", "main")
    commit(root)


def build(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site strictly, as a process as anybody does; the site is in the folder `site`."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *words],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
