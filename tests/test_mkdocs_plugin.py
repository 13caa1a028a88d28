"""The edge to MkDocs, run as a process as anybody runs it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import WriteHandbook

SITE = """
site_name: Our customers
edit_uri: https://example.com/acme/handbook/edit/main/docs/
theme: {name: material, font: false, features: [content.action.edit]}
plugins: [search, persona-handbook, mermaid2]
"""
DRAFT = "name: Workshop owner\nstatus: draft\nowner: research\nsummary: Orders parts while a customer waits.\n"
JOURNEY = (
    "title: A way\npersona: a\nkind: usage\nstatus: draft\nowner: research\nstages:\n"
    "  - {id: one, name: One, steps: [{action: Opens the box, feeling: 3}]}\n  - {id: two, name: Two}\n"
)
FILES = {
    "mkdocs.yml": SITE,
    "docs/index.md": "# Home\n\n::: handbook\n",
    "personas/a.yaml": DRAFT,
    "journeys/w.yaml": JOURNEY,
}
PATIENCE = 120
BROKEN = DRAFT.replace("draft", "actve")


def mkdocs(root: Path, *words: str, host: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", host, *words],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_clean_handbook_builds_without_a_warning(write: WriteHandbook) -> None:
    root = write(FILES)
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    for page in (
        "index",
        "personas/a/index",
        "journeys/w/index",
        "evidence/index",
        "lint/index",
        "fields/persona/index",
    ):
        assert (root / "site" / f"{page}.html").is_file(), page
    assert "::: handbook" not in (root / "site" / "index.html").read_text("utf-8")


def test_edit_this_page_leads_to_the_yaml_file(write: WriteHandbook) -> None:
    root = write(FILES)
    mkdocs(root, "build")
    edited = re.search(r'href="([^"]*/edit/[^"]*)"', (root / "site/personas/a/index.html").read_text("utf-8"))
    assert edited
    assert os.path.normpath(edited[1]).endswith("/edit/main/personas/a.yaml")


def test_a_strict_build_fails_in_one_clear_line_after_the_report_is_written(write: WriteHandbook) -> None:
    root = write({**FILES, "personas/a.yaml": BROKEN})
    result = mkdocs(root, "build", "--strict")
    said = [line for line in result.stderr.splitlines() if not line.startswith("INFO")]
    assert result.returncode == 1
    assert [line for line in said if line.strip()] == [
        "ERROR   -  Fix the errors before you publish: 1 error in 1 file. Lint report: lint/."
    ]
    assert "actve" in (root / "site" / "lint" / "index.html").read_text("utf-8")


def test_another_build_goes_on_with_a_warning(write: WriteHandbook) -> None:
    root = write({**FILES, "personas/a.yaml": BROKEN})
    result = mkdocs(root, "build")
    assert result.returncode == 0
    assert "1 error in 1 file. Lint report: lint/." in result.stderr
    assert "actve" in (root / "site" / "personas" / "a" / "index.html").read_text("utf-8")


def test_a_hand_written_page_stands_before_a_generated_one(write: WriteHandbook) -> None:
    root = write({**FILES, "docs/personas/a.md": "# By hand"})
    assert mkdocs(root, "build", "--strict").returncode == 0
    assert "By hand" in (root / "site" / "personas" / "a" / "index.html").read_text("utf-8")


def test_two_builds_are_the_same_bytes(write: WriteHandbook, tmp_path: Path) -> None:
    root = write(FILES)
    for out in ("one", "two"):
        mkdocs(root, "build", "-d", str(tmp_path / out), SOURCE_DATE_EPOCH="1790000000")
    trees = [
        {path.relative_to(tmp_path / out): path.read_bytes() for path in (tmp_path / out).rglob("*") if path.is_file()}
        for out in ("one", "two")
    ]
    assert trees[0].keys() == trees[1].keys()
    assert [path for path in trees[0] if trees[0][path] != trees[1][path]] == []


def test_addresses_may_be_files(write: WriteHandbook) -> None:
    root = write({**FILES, "mkdocs.yml": SITE + "use_directory_urls: false\n"})
    mkdocs(root, "build")
    assert 'href="personas/index.html"' in (root / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_do(write: WriteHandbook, theme: str) -> None:
    root = write(
        {**FILES, "mkdocs.yml": SITE.replace("{name: material, font: false, features: [content.action.edit]}", theme)}
    )
    result = mkdocs(root, "build", "--strict")
    assert result.returncode == 0, result.stderr


def test_it_runs_without_mermaid2(write: WriteHandbook) -> None:
    root = write({**FILES, "mkdocs.yml": SITE.replace(", mermaid2", "")})
    assert mkdocs(root, "build", "--strict").returncode == 0


def test_it_runs_under_properdocs(write: WriteHandbook) -> None:
    root = write(FILES)
    result = mkdocs(root, "build", "--strict", "-f", "mkdocs.yml", host="properdocs")
    assert result.returncode == 0, result.stderr
    assert (root / "site" / "personas" / "a" / "index.html").is_file()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@contextmanager
def served(root: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "-a", f"127.0.0.1:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
            assert process.poll() is None, "mkdocs serve died"
        finally:
            process.terminate()


def eventually(address: str, *, holds: str | None) -> None:
    """Wait until a page holds a text, or until there is no such page."""
    last = ""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.1)
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  our own server
                last = answer.read().decode()
        except OSError:
            last = ""
            if holds is None:
                return
        if holds and holds in last:
            return
    raise AssertionError(f"{address} never came to hold {holds!r}; it holds {last[:300]!r}")


def test_serve_follows_edits_new_files_and_deleted_ones_and_never_dies(write: WriteHandbook) -> None:
    root = write(FILES)
    with served(root) as address:
        eventually(f"{address}personas/a/", holds="Orders parts while")
        (root / "personas/a.yaml").write_text(DRAFT.replace("Orders parts while", "Orders tyres while"), "utf-8")
        eventually(f"{address}personas/a/", holds="Orders tyres while")
        (root / "personas/b.yaml").write_text(DRAFT.replace("Workshop owner", "Front desk"), "utf-8")
        eventually(f"{address}personas/b/", holds="Front desk")
        (root / "personas/b.yaml").unlink()
        eventually(f"{address}personas/b/", holds=None)
        (root / "personas/a.yaml").write_text(BROKEN, "utf-8")
        eventually(f"{address}personas/a/", holds="actve")
        (root / "personas/a.yaml").write_text(DRAFT, "utf-8")
        eventually(f"{address}personas/a/", holds="Orders parts while")
