"""What git remembers of a file, on the page that is made from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.git.history import history_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.pages.personas import persona_pages
from persona_handbook.testing import laid_over
from repository import commit, git
from workshop import by_path, edition, words

SITE = "site_name: x\nplugins:\n  - persona-handbook: {history: true}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "whole" / "handbook"
    for path, text in (laid_over("tags: [a]\n") | {"mkdocs.yml": SITE}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    git(tmp_path / "whole", "init", "-q")
    commit(root, "Begin <b>it</b>")
    buyer = root / "personas/buyer.yaml"
    buyer.write_text(buyer.read_text("utf-8").replace("tags: [a]", "tags: [b]"), "utf-8")
    commit(root, "Tag the buyer")
    git(root, "mv", "personas/buyer.yaml", "personas/owner.yaml")
    commit(root, "Call the buyer an owner")
    return root


def test_a_renamed_file_keeps_what_was_before(repository: Path) -> None:
    found = history_of(repository, ["personas", "journeys"])
    assert [change.subject for change in found["personas/owner.yaml"]] == [
        "Call the buyer an owner",
        "Tag the buyer",
        "Begin <b>it</b>",
    ]
    assert [change.subject for change in found["journeys/buyer-decides.yaml"]] == ["Begin <b>it</b>"]
    assert "personas/buyer.yaml" not in found


def test_the_page_tells_it_escaped(repository: Path) -> None:
    page = by_path(persona_pages(edition(read_handbook(read_settings(repository)))))["personas/owner.md"]
    told = words(page)
    assert "History: changed 3 times, last on" in told
    assert "Begin <b>it</b>" in told
    assert "<b>it" not in page.body


def test_it_is_off_unless_asked_for(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert read_handbook(read_settings(repository)).history == {}


def test_a_shallow_clone_tells_nothing_rather_than_something_wrong(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    assert history_of(tmp_path / "shallow" / "handbook", ["personas"]) == {}


def test_without_a_repository_or_without_git_there_is_none(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history_of(tmp_path, ["personas"]) == {}
    monkeypatch.setenv("PATH", "")
    assert history_of(repository, ["personas"]) == {}
