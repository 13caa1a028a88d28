"""Every code example of `docs/adopt/`: run here as it is written, or by the test that is named for it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lint.registry import ENTRY_POINTS
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.address import Addresses, LinkStyle
from persona_handbook.site.api.claims import claim_records
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.embed.embed_code import embed_code
from persona_handbook.site.every_page import every_page
from persona_handbook.site.handwritten import completed
from persona_handbook.site.served.policy import policy_of
from persona_handbook.site.templating import load_templates
from persona_handbook.site.tree import assets
from persona_handbook.testing import TODAY, handbook_from, laid_over
from repository import edit, example_repository
from workshop import edition

BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^ *```$", re.DOTALL | re.MULTILINE)
FORM = {"unknown-field", "wrong-value", "broken-yaml", "undeclared-name", "unknown-reference"}
MADE = "commands.md"  # from the commands themselves
EXTRAS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
SITE = ["docs"]  # any folder: the one that the example names is made by a build
PLAIN_COMMANDS = {"mkdocs build", "zensical build"}
# the beginning of an example -> the test that reads it from its page and runs it
ELSEWHERE = {
    "# .gitlab-ci.yml": "test_ci_files.py",
    "from collections.abc import Iterator": "test_foreign_rules.py",
    '{% extends "ours/persona.md.j2" %}': "test_own_templates.py",
    'msgid "Owner"': "test_own_templates.py",
}
GITHUB = REPOSITORY / ".github/workflows"
PERSONA, JOURNEY = "personas/parts-manager.yaml", "journeys/workshop-owner-decides.yaml"
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


def workflow(code: str, _write: WriteHandbook) -> None:
    (job,) = yaml.safe_load(code)["jobs"].values()
    checkout, ours = job["steps"]
    assert checkout["uses"] in (GITHUB / "publish.yml").read_text("utf-8")
    assert ours["uses"] == "<owner>/<this repository>@<commit>"
    assert set(ours.get("with", {})) <= set(yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))["inputs"])


def pre_commit(code: str, _write: WriteHandbook) -> None:
    (repository,) = yaml.safe_load(code)["repos"]
    offered = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {each["id"] for each in repository["hooks"]} <= {each["id"] for each in offered}


def change(code: str, write: WriteHandbook) -> None:
    with pytest.MonkeyPatch.context() as patch:
        root = example_repository(write({}), patch)
        text = (root / PERSONA).read_text("utf-8")
        at = text.index("  - id: four-formats")
        without = text[at:].replace("evidence: [p-13]", "evidence: []", 1)
        (root / PERSONA).write_text(text[:at] + without, "utf-8", newline="\n")
        edit(root, JOURNEY, "wrong part\n        feeling: 1", "wrong part\n        feeling: 4")
        told = CliRunner().invoke(main, ["diff", "main"], env={"NO_COLOR": "1"}).output
    assert told == code


def neovim(code: str, _write: WriteHandbook) -> None:
    commands = re.findall(r'cmd = \{ "personas", "(\w+)" \}', code)
    assert commands
    assert set(commands) <= set(main.commands)
    assert set(re.findall(r'vim\.lsp\.\w+\("(\w+)"', code)) == {"personas"}
    assert all(code.count(each) == code.count(other) for each, other in ("()", "{}"))


def entry_point(code: str, _write: WriteHandbook) -> None:
    assert set(tomllib.loads(code)["project"]["entry-points"]) == {ENTRY_POINTS}


def properties(code: str, _write: WriteHandbook) -> None:
    tokens = assets()["handbook.css"].decode()
    assert (used := set(re.findall(r"--ph-[\w-]+", code)))
    assert all(f"{each}:" in tokens for each in used)


def state(code: str, _write: WriteHandbook) -> None:
    shown = completed(edition(), "index.md", f"# Home\n\n{code}")
    assert code.strip() not in shown
    assert "personas/" in shown


def frame(code: str, write: WriteHandbook) -> None:
    site = "site_url: https://example.org/\nplugins: [persona-handbook]\n"
    persona = "name: Buyer\nstatus: draft\nsummary: Buys.\n"
    handbook = read_handbook(read_settings(write({"mkdocs.yml": site, "personas/buyer.yaml": persona})))
    templates = load_templates(Addresses(LinkStyle.DIRECTORY))
    made = replace(edition(handbook), templates=templates)
    assert embed_code(made, handbook.persona_by_id["buyer"]) == code.strip()


def policy(code: str, _write: WriteHandbook) -> None:
    (said,) = re.findall(r"Content-Security-Policy:? \"?(.*?)…", code)
    assert policy_of([("index.html", "<p>x</p>")]).text.startswith(said.strip())


def claim(code: str, _write: WriteHandbook) -> None:
    shown = json.loads(code)
    made = edition_without_findings(read_handbook(read_settings(REPOSITORY)), TODAY)
    records = claim_records(made.handbook.persona_by_id["workshop-owner"], made)
    (record,) = (each for each in records if each["id"] == shown["id"])
    first, *_ = record.pop("sources")
    assert {name: first[name] for name in shown["sources"][0]} == shown.pop("sources")[0]
    assert {name: record[name] for name in shown} == shown


# the beginning of an example -> what runs it
BEGINNINGS: dict[str, Run] = {
    "# .github/workflows/check.yml": workflow,
    "# .pre-commit-config.yaml": pre_commit,
    "personas/parts-manager.yaml: Parts": change,
    "vim.lsp.config": neovim,
    '[project.entry-points."persona_handbook.rules"]': entry_point,
    "body {": properties,
    "::: handbook": state,
    "<iframe": frame,
    "add_header": policy,
    "/*\n  Content-Security-Policy": policy,
    '{\n  "id": "late-parts"': claim,
}


def way(language: str, code: str) -> Run | None:
    if any(code.startswith(each) for each in ELSEWHERE):
        return None
    own = next((run for beginning, run in BEGINNINGS.items() if code.startswith(beginning)), None)
    if own:
        return own
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
        assert f"docs/adopt/{page}" in (Path(__file__).parent / test).read_text("utf-8")
    else:
        run(code, write)


def test_a_wrong_example_would_be_found(write: WriteHandbook) -> None:
    with pytest.raises(AssertionError):
        settings("plugins:\n  - persona-handbook: {presett: starter}\n", write)
    with pytest.raises(AssertionError):
        file("x-a: b\nnonsense: 1\n", write)
