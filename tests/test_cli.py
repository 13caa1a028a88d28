"""The command line, as one types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.lint.registry import all_rules

DRAFT = "name: Workshop owner\nstatus: draft\nowner: research\nsummary: Orders parts while a customer waits.\n"
BROKEN = "name: Workshop owner\nstatus: actve\nsummary: Orders parts.\n"


def run(folder: Path, *words: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize(
    ("files", "words", "code"),
    [
        ({"personas/a.yaml": DRAFT}, ["check"], 0),
        ({"personas/a.yaml": BROKEN}, ["check"], 1),
        ({"personas/a.yaml": BROKEN, "personas/b.yaml": DRAFT}, ["check", "personas/b.yaml"], 0),
        ({"personas/a.yaml": BROKEN, "personas/b.yaml": DRAFT}, ["check", "personas"], 1),
        ({"personas/a.yaml": DRAFT.replace("owner: research\n", "")}, ["check"], 0),
        ({"personas/a.yaml": DRAFT.replace("owner: research\n", "")}, ["check", "--fail-on", "warning"], 1),
        ({"notes.txt": "no handbook"}, ["check"], 2),
        ({"personas/a.yaml": DRAFT}, ["check", "personas/lost.yaml"], 2),
        ({"personas/a.yaml": DRAFT}, ["check", "--today", "tomorrow"], 2),
        ({"personas/a.yaml": DRAFT}, ["check", "--format", "sonnet"], 2),
        ({"personas/a.yaml": DRAFT}, ["explain", "no-rule"], 2),
    ],
)
def test_exit_codes(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], words: list[str], code: int
) -> None:
    result = run(write(files), *words, monkeypatch=monkeypatch)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


def test_check_says_where_what_and_how(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(write({"personas/a.yaml": BROKEN}), "check", monkeypatch=monkeypatch)
    assert result.output == (
        "personas/a.yaml:2:9: error[wrong-value] The field `status` is `actve`; expected `draft`, `active` or "
        "`retired`.\n     2 | status: actve\n       |         ^^^^^\n  Did you mean `active`?\n\n1 error in 1 file.\n"
    )


def test_a_report_can_go_into_a_file(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"personas/a.yaml": BROKEN})
    result = run(root, "check", "--format", "json", "--output", "report.json", monkeypatch=monkeypatch)
    assert (result.exit_code, result.output) == (1, "")
    assert json.loads((root / "report.json").read_text("utf-8"))["counts"]["error"] == 1


def test_the_example_is_clean_and_passes_the_strictest_check(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(REPOSITORY, "check", "--fail-on", "warning", monkeypatch=monkeypatch)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_rule_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rule: object) -> None:
    name = getattr(rule, "name", "")
    result = run(tmp_path, "explain", name, monkeypatch=monkeypatch)
    assert result.exit_code == 0
    assert result.output.startswith(f"{name}: ")


def test_a_misspelt_rule_is_asked_after(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = run(tmp_path, "explain", "no-evidense", monkeypatch=monkeypatch)
    assert "Did you mean `no-evidence`?" in result.output


def test_rules_are_listed_with_their_level_here(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    site = "plugins: [{persona-handbook: {rules: {no-owner: off}}}]\n"
    result = run(write({"mkdocs.yml": site}), "rules", monkeypatch=monkeypatch)
    (line,) = [line for line in result.output.splitlines() if line.startswith("no-owner ")]
    assert line.split()[:3] == ["no-owner", "off", "off"]
    assert len(result.output.splitlines()) == len(all_rules()) + 1


def test_fields_are_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = run(tmp_path, "fields", "persona", monkeypatch=monkeypatch)
    assert "name (required): text\n    " in result.output
    assert "jobs[].situation (required): text\n" in result.output


def test_pages_writes_everything_and_takes_away_what_is_gone(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(
        {"mkdocs.yml": "site_name: x", "personas/a.yaml": DRAFT, "personas/b.yaml": DRAFT, "docs/own.md": "# Own"}
    )
    assert run(root, "pages", "out", monkeypatch=monkeypatch).exit_code == 0
    made = {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*") if path.is_file()}
    assert {
        "index.md",
        "own/index.md",
        "lint/index.md",
        "personas/index.md",
        "personas/a/index.md",
        "personas/b/index.md",
    } <= made
    assert {"assets/persona-handbook/diagrams.js", "assets/persona-handbook/mermaid.min.js"} <= made
    (root / "personas" / "b.yaml").unlink()
    assert run(root, "pages", "out", monkeypatch=monkeypatch).exit_code == 0
    assert not (root / "out" / "personas" / "b" / "index.md").exists()
    assert (root / "out" / "personas" / "a" / "index.md").exists()


def test_pages_never_writes_over_what_it_did_not_make(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"personas/a.yaml": DRAFT, "out/index.md": "mine"})
    result = run(root, "pages", "out", monkeypatch=monkeypatch)
    assert result.exit_code == 2
    assert (root / "out" / "index.md").read_text("utf-8") == "mine"


def test_pages_are_the_same_bytes_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = []
    for name in ("one", "another/place"):
        root = tmp_path / name
        for path in ("personas/z.yaml", "personas/a.yaml"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(DRAFT, "utf-8")
        run(root, "pages", "out", "--today", "2026-10-15", monkeypatch=monkeypatch)
        out = root / "out"
        trees.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]
    assert trees[0]


@pytest.mark.parametrize("command", ["", "check", "pages", "explain", "rules", "fields"])
def test_every_command_shows_an_example(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    result = run(tmp_path, *command.split(), "--help", monkeypatch=monkeypatch)
    assert "Example: personas" in result.output
