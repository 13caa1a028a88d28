"""Every code example of `docs/adopt/`: run here as it is written, or by the test that is named for it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.lint.engine import check_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.every_page import every_page
from persona_handbook.site.tree import assets
from persona_handbook.testing import TODAY, handbook_from, laid_over
from workshop import edition

BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^ *```$", re.DOTALL | re.MULTILINE)
FORM = {"unknown-field", "wrong-value", "broken-yaml", "undeclared-name", "unknown-reference"}
MADE = "commands.md"  # from the commands themselves
EXTRAS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
SITE = ["docs"]  # any folder: the one that the example names is made by a build
PLAIN_COMMANDS = {"mkdocs build", "zensical build"}
# the beginning of an example -> the test that runs it
ELSEWHERE = {
    "# .github/workflows/check.yml": "test_ci_files.py",
    "# .pre-commit-config.yaml": "test_ci_files.py",
    "# .gitlab-ci.yml": "test_ci_files.py",
    "personas/parts-manager.yaml: Parts": "test_diff.py",
    "vim.lsp.config": "test_editors.py",
    "from collections.abc import Iterator": "test_foreign_rules.py",
    '[project.entry-points."persona_handbook.rules"]': "test_foreign_rules.py",
    '{% extends "ours/persona.md.j2" %}': "test_own_templates.py",
    'msgid "Owner"': "test_own_templates.py",
    "body {": "test_looks.py",
    "::: handbook": "test_hand_written.py",
    "<iframe": "test_embed.py",
    "add_header": "test_content_policy.py",
    "/*\n  Content-Security-Policy": "test_content_policy.py",
    '{\n  "id": "late-parts"': "test_api.py",
}
Run = Callable[[str, WriteHandbook], None]


def examples() -> list[tuple[str, str, str]]:
    found = []
    for page in sorted((REPOSITORY / "docs/adopt").glob("*.md")):
        for each in BLOCK.finditer(page.read_text("utf-8")) if page.name != MADE else ():
            code = "".join(line.removeprefix(each["indent"]) for line in each["code"].splitlines(keepends=True))
            found.append((page.name, each["language"], code))
    return found


def settings(code: str, write: WriteHandbook) -> None:
    root = write({"handbook/mkdocs.yml": code, "base.yml": "plugins: {persona-handbook: {}}\n"}) / "handbook"
    for folder in ("personas", "../fleet-app/personas"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    read = read_settings(root)
    assert read.findings == ()
    assert read.listed


def file(code: str, _write: WriteHandbook) -> None:
    handbook = handbook_from(laid_over(code))
    assert not {each.rule for each in check_handbook(handbook, TODAY)} & FORM
    (own,) = (each for each in handbook.personas if each.id == "buyer")
    page = every_page(edition(handbook))["personas/buyer.md"].text
    for value in own.extra.values():
        assert all(str(each) in page for each in (value.values() if isinstance(value, dict) else [value]))


def style_sheet(code: str, _write: WriteHandbook) -> None:
    assert yaml.safe_load(code) == {"extra_css": ["looks.css"]}


def editor_settings(code: str, _write: WriteHandbook) -> None:
    read = json.loads(code)
    assert "personas" in code
    assert isinstance(read, dict)


def toml(code: str, _write: WriteHandbook) -> None:
    read = tomllib.loads(code)
    project = read.get("project", {})
    for path in (*project.get("extra_css", ()), *project.get("extra_javascript", ())):
        assert path.removeprefix("assets/persona-handbook/") in assets()
    assert "project" in read or read["language-server"]["personas"]["command"] == "personas"


def shell(code: str, _write: WriteHandbook) -> None:
    for line in code.splitlines():
        program, *words = line.replace("'", "").split()
        if program == "pip":
            extra = re.fullmatch(r"mkdocs-persona-handbook\[(\w+)\]", words[-1])
            assert extra
            assert extra[1] in EXTRAS
        elif program == "make":
            assert f"\n{words[0]}:" in (REPOSITORY / "Makefile").read_text("utf-8")
        elif program == "personas":
            main.commands[words[0]].make_context(
                words[0], [each for each in words[1:] if each != "site"] + SITE * ("site" in words)
            )
        else:
            assert line in PLAIN_COMMANDS


def way(language: str, code: str) -> Run | None:
    if any(code.startswith(each) for each in ELSEWHERE):
        return None
    if language == "yaml":
        if "plugins:" in code:
            return settings
        return style_sheet if code.startswith("extra_css") else file
    return {"json": editor_settings, "toml": toml, "": shell, "console": shell}[language]


@pytest.mark.parametrize(("page", "language", "code"), examples(), ids=lambda value: value.split("\n")[0][:40])
def test_an_example_works_as_it_is_written(
    page: str, language: str, code: str, write: WriteHandbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    run = way(language, code)
    if run is None:
        test = next(name for beginning, name in ELSEWHERE.items() if code.startswith(beginning))
        assert (Path(__file__).parent / test).is_file(), page
    else:
        run(code, write)


def test_a_wrong_example_would_be_found(write: WriteHandbook) -> None:
    with pytest.raises(AssertionError):
        settings("plugins:\n  - persona-handbook: {presett: starter}\n", write)
    with pytest.raises(AssertionError):
        file("x-a: b\nnonsense: 1\n", write)
