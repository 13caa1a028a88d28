"""`personas init` in repositories that exist: which files it adds where, and that they work there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.settings.handbook_folder import lists_plugin
from persona_handbook.testing import TODAY
from persona_handbook.writing.new.ground import Ground, ground_of
from persona_handbook.writing.new.handbook import Starter, planned_handbook
from persona_handbook.writing.new.listing import with_plugin
from persona_handbook.writing.new.plan import Plan, carry_out
from repository import commit, git

MACHINES = (REPOSITORY / "docs/adopt/machines.md").read_text("utf-8")
WANTED = "mkdocs-persona-handbook>=1"
SITE = """\
site_name: Product docs
docs_dir: documentation
theme: {name: material, font: false, features: [navigation.tabs]}
plugins:
  - search  # of the theme
  - tags:
      enabled: true

# the pages of three teams
nav:
  - index.md
  - Guide:
      - guide/start.md
"""
SITE_PAGES = {"documentation/index.md": "# Product\n", "documentation/guide/start.md": "# Start\n"}
PIPELINE = "stages: [build, deploy]\nbuild:\n  stage: build\n  script: [make]\npages:\n  stage: deploy\n  script: [x]\n"


@dataclass(frozen=True)
class Repository:
    """A repository, and where in it the handbook begins."""

    files: Mapping[str, str] = field(default_factory=dict)
    branch: str = "main"
    folder: str = "."
    remote: str = "git@github.com:acme/things.git"


EMPTY = Repository()
SITE_OF_ONES_OWN = Repository(
    {
        "mkdocs.yml": SITE,
        **SITE_PAGES,
        "docs-requirements.txt": "mkdocs-material\n",
        ".gitignore": "site/\n",
        ".github/workflows/docs.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: mkdocs gh-deploy\n",
        ".github/workflows/check.yml": "name: Tests\non: push\n",
    }
)
MONOREPO = Repository({"shop/main.py": "", "requirements.txt": "flask\n"}, branch="master", folder="products/shop")
ON_GITLAB = Repository({".gitlab-ci.yml": PIPELINE, "README.md": "x"}, "trunk", "handbook", "git@gitlab.com:a/b.git")
LISTED = {"requirements.txt": f"mkdocs\n{WANTED}\n"}
ALL = {"empty": EMPTY, "site": SITE_OF_ONES_OWN, "monorepo": MONOREPO, "gitlab": ON_GITLAB}


def laid_out(repository: Repository, root: Path) -> Ground:
    git(root, "init", "-q", "-b", repository.branch)
    git(root, "remote", "add", "origin", repository.remote)
    for path, text in repository.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return ground_of(root / repository.folder)


def planned(ground: Ground) -> Plan:
    return planned_handbook(Starter("Ours", ground.host, ground, TODAY, requirement=WANTED))


def begun(repository: Repository, root: Path) -> Plan:
    plan = planned(laid_out(repository, root))
    carry_out(plan, root)
    return plan


def paths(plan: Plan, root: Path, name: str = "files") -> set[str]:
    return {each.file.relative_to(root).as_posix() for each in getattr(plan, name)}


def loaded(file: Path) -> Any:  # noqa: ANN401  YAML
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  it makes only text


@pytest.mark.parametrize(
    ("repository", "there", "not_there", "changed"),
    [
        (
            EMPTY,
            {".github/workflows/check.yml", ".github/CODEOWNERS", "docs/index.md", "requirements.txt", "README.md"},
            set(),
            set(),
        ),
        (
            SITE_OF_ONES_OWN,
            {".github/workflows/handbook-check.yml", ".github/workflows/preview.yml", "personas/first-persona.yaml"},
            {".github/workflows/publish.yml", ".github/pull_request_template.md", "docs/index.md", "requirements.txt"},
            {"mkdocs.yml", "docs-requirements.txt"},
        ),
        (
            MONOREPO,
            {".github/workflows/products-shop-check.yml", "products/shop/mkdocs.yml", "products/shop/requirements.txt"},
            {"products/shop/.github/workflows/check.yml", ".github/pull_request_template.md", "mkdocs.yml"},
            set(),
        ),
        (
            ON_GITLAB,
            {"handbook/handbook.gitlab-ci.yml", "handbook/mkdocs.yml"},
            {".github/workflows/check.yml", "handbook/.gitlab-ci.yml"},
            {".gitlab-ci.yml"},
        ),
    ],
    ids=ALL,
)
def test_files_go_where_the_repository_needs_them(
    tmp_path: Path, repository: Repository, there: set[str], not_there: set[str], changed: set[str]
) -> None:
    plan = begun(repository, tmp_path)
    assert there <= paths(plan, tmp_path, "new")
    assert not not_there & paths(plan, tmp_path)
    assert paths(plan, tmp_path, "changed") == changed
    again = planned(ground_of(tmp_path / repository.folder))
    assert paths(again, tmp_path) == set(), "a second time nothing is left to write"


def test_a_workflow_works_in_the_folder_of_the_handbook_on_the_main_branch(tmp_path: Path) -> None:
    begun(MONOREPO, tmp_path)
    workflows = tmp_path / ".github/workflows"
    check = loaded(workflows / "products-shop-check.yml")
    assert check["on"]["push"]["branches"] == ["master"]
    assert check["name"] == "Check (products-shop)"
    assert check["concurrency"]["group"].startswith("products-shop-check-")
    for file in workflows.iterdir():
        for job in loaded(file)["jobs"].values():
            steps = job["steps"]
            checked_out = any("actions/checkout" in each.get("uses", "") for each in steps)
            where = job.get("defaults", {}).get("run", {}).get("working-directory")
            assert where == ("products/shop" if checked_out else None), file.name
            own = [each["with"].get("path") or each["with"].get("sarif_file") for each in steps if "with" in each]
            own = [each for each in own if each and "runner.temp" not in each]
            assert all(each.startswith("products/shop/") for each in own), file.name
    site = loaded(tmp_path / "products/shop/mkdocs.yml")
    assert site["edit_uri"] == "edit/master/products/shop/docs/"


def test_the_comment_belongs_to_the_preview_of_the_same_handbook(tmp_path: Path) -> None:
    begun(MONOREPO, tmp_path)
    workflows = tmp_path / ".github/workflows"
    preview = loaded(workflows / "products-shop-preview.yml")["name"]
    assert loaded(workflows / "products-shop-comment.yml")["on"]["workflow_run"]["workflows"] == [preview]


@pytest.mark.parametrize(
    ("repository", "name"),
    [(EMPTY, "persona-handbook"), (ON_GITLAB, "persona-handbook-handbook")],
    ids=["root", "folder"],
)
def test_coding_agents_find_a_skill_in_the_root_of_the_repository(
    tmp_path: Path, repository: Repository, name: str
) -> None:
    begun(repository, tmp_path)
    text = (tmp_path / f".agents/skills/{name}/SKILL.md").read_text("utf-8")
    about = yaml.safe_load(text.split("---")[1])
    assert about["name"] == name, "a skill is called like its folder"
    assert len(about["description"]) < 1024, "agents read no more"
    commands = {each.split()[0] for each in re.findall(r"`personas ([a-z -]+)", text)}
    assert commands <= set(main.commands)
    tools = re.findall(r"`([a-z_]+)`", text.split("ask it:")[1].split("Otherwise")[0])
    assert set(tools) <= set(re.findall(r"`([a-z_]+)`", MACHINES.split("| Tool |")[1]))


def test_two_handbooks_of_a_repository_do_not_meet(tmp_path: Path) -> None:
    begun(MONOREPO, tmp_path)
    second = planned(ground_of(tmp_path / "products/app"))
    assert ".github/workflows/products-app-check.yml" in paths(second, tmp_path, "new")
    assert ".github/workflows/products-app-publish.yml" not in paths(second, tmp_path), "GitHub Pages has one site"
    assert any("products-shop-publish.yml publishes a site" in each for each in second.to_do)


def test_a_pipeline_includes_the_part_of_the_handbook(tmp_path: Path) -> None:
    begun(ON_GITLAB, tmp_path)
    whole = (tmp_path / ".gitlab-ci.yml").read_text("utf-8")
    assert whole.startswith(PIPELINE)
    assert loaded(tmp_path / ".gitlab-ci.yml")["include"] == [{"local": "/handbook/handbook.gitlab-ci.yml"}]
    part = loaded(tmp_path / "handbook/handbook.gitlab-ci.yml")
    assert list(part) == ["personas-handbook"], "the pages are those of the pipeline that exists"
    assert part["personas-handbook"]["stage"] == "build"
    assert part["personas-handbook"]["script"][0] == "cd handbook"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({".gitlab-ci.yml": "include: x.yml\n"}, "Add this line below `include:`"),
        ({".gitlab-ci.yml": "build:\n  script: [make]\n"}, ".gitlab-ci.yml has no job `pages`."),
        (
            {"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "site_name: x\n", **LISTED},
            "Add the plugin persona-handbook",
        ),
        ({"mkdocs.yml": "site_name: x\nplugins: []\n", **LISTED}, "Add the plugin persona-handbook"),
        ({"mkdocs.yml": SITE, "requirements.txt": "flask\n"}, "Add the packages of your site"),
        ({"requirements.txt": "mkdocs==1 --hash=sha256:0\n"}, "Add mkdocs-persona-handbook"),
        ({".gitignore": "*.pyc\n"}, "Add the folder of the built site"),
    ],
)
def test_what_is_left_to_a_person_is_told(tmp_path: Path, files: Mapping[str, str], told: str) -> None:
    plan = begun(Repository(files), tmp_path)
    assert [each for each in plan.to_do if each.startswith(told)] == list(plan.to_do)
    assert plan.to_do


@pytest.mark.parametrize(
    ("files", "installed"),
    [
        ({}, "--requirement requirements.txt"),
        ({"requirements.txt": "flask\n"}, "--requirement requirements-handbook.txt"),
        ({"docs/requirements.txt": "mkdocs-material\n"}, "--requirement docs/requirements.txt"),
        (
            {"pyproject.toml": '[dependency-groups]\ndocs = ["mkdocs-material"]\n'},
            "--group docs --requirement requirements-handbook.txt",
        ),
        (
            {"pyproject.toml": '[project.optional-dependencies]\ndocs = ["mkdocs>=1.6"]\n'},
            "'.[docs]' --requirement requirements-handbook.txt",
        ),
        (
            {"pyproject.toml": '[project]\ndependencies = ["mkdocs"]\n'},
            ". --requirement requirements-handbook.txt",
        ),
        ({"pyproject.toml": "broken ["}, "--requirement requirements-handbook.txt"),
    ],
)
def test_ci_installs_the_packages_of_the_site_and_of_the_handbook(
    tmp_path: Path, files: Mapping[str, str], installed: str
) -> None:
    begun(Repository(files), tmp_path)
    check = loaded(tmp_path / ".github/workflows/check.yml")
    (line,) = [each["run"] for each in check["jobs"]["handbook"]["steps"] if "pip install" in each.get("run", "")]
    assert line.endswith(f" {installed}")
    listing = (tmp_path / installed.rsplit(maxsplit=1)[-1]).read_text("utf-8")
    assert listing.endswith(f"{WANTED}\n")


OPTIONS = ("base: customers/",)
ENTRY = "  - persona-handbook:\n      base: customers/\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name: x\n", f"site_name: x\n\nplugins:\n  - search\n{ENTRY}"),
        ("site_name: x\nplugins:\n  - search\nnav: [a]\n", f"site_name: x\nplugins:\n  - search\n{ENTRY}nav: [a]\n"),
        ("plugins:\n- search\n", "plugins:\n- search\n- persona-handbook:\n    base: customers/\n"),
        (
            "plugins:\n  - a:\n      b: 1  # c\n\n# nav\nnav: [a]\n",
            "plugins:\n  - a:\n      b: 1  # c\n" + ENTRY + "\n# nav\nnav: [a]\n",
        ),
        ("plugins:\n  search: {}\n", "plugins:\n  search: {}\n  persona-handbook:\n    base: customers/\n"),
        ("plugins:\r\n  - search\r\nx: 1\r\n", "plugins:\r\n  - search\r\n" + ENTRY.replace("\n", "\r\n") + "x: 1\r\n"),
        ("plugins:\n  - search", f"plugins:\n  - search\n{ENTRY}"),
        (
            "plugins:\n  - search\nx: !!python/name:a.b\ny: !ENV [N, 1]\n",
            f"plugins:\n  - search\n{ENTRY}x: !!python/name:a.b\ny: !ENV [N, 1]\n",
        ),
        (
            "plugins: [search, tags: {}] # x\n",
            "plugins: [search, tags: {}, {persona-handbook: {base: customers/}}] # x\n",
        ),
        ("plugins: {search: {}}\n", "plugins: {search: {}, persona-handbook: {base: customers/}}\n"),
        ("plugins: []\n", None),
        ("INHERIT: base.yml\n", None),
        (
            "INHERIT: !ENV [B, b.yml]\nplugins:\n  search: {}\nnav: [a]\n",
            "INHERIT: !ENV [B, b.yml]\nplugins:\n  search: {}\n  persona-handbook:\n    base: customers/\nnav: [a]\n",
        ),
        ("INHERIT: base.yml\nplugins:\n  - search\n", f"INHERIT: base.yml\nplugins:\n  - search\n{ENTRY}"),
        ("plugins:\n  - search\n bad", None),
    ],
)
def test_the_plugin_is_listed_last_and_all_else_stays(before: str, after: str | None) -> None:
    found = with_plugin(before.encode(), OPTIONS)
    assert (found.decode() if found else None) == after


@pytest.mark.parametrize(
    ("branches", "remote_head", "expected"),
    [(["trunk"], None, "trunk"), (["feature", "master"], None, "master"), (["main", "next"], "next", "next")],
)
def test_the_main_branch_is_that_of_the_repository(
    tmp_path: Path, branches: list[str], remote_head: str | None, expected: str
) -> None:
    git(tmp_path, "init", "-q", "-b", branches[0])
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    for name in branches[1:]:
        git(tmp_path, "branch", name)
    if remote_head:
        git(tmp_path, "update-ref", f"refs/remotes/origin/{remote_head}", "HEAD")
        git(tmp_path, "symbolic-ref", "refs/remotes/origin/HEAD", f"refs/remotes/origin/{remote_head}")
    assert ground_of(tmp_path / "new").branch == expected


def test_a_dry_run_lists_files_and_changes_and_writes_nothing(tmp_path: Path) -> None:
    laid_out(SITE_OF_ONES_OWN, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    told = CliRunner().invoke(main, ["init", str(tmp_path), "--dry-run", "--package", WANTED])
    assert told.exit_code == 0
    for line in (
        "  create  personas/first-persona.yaml",
        "  change  mkdocs.yml",
        "+  - persona-handbook:",
        f"+{WANTED}",
    ):
        assert line in told.output.splitlines()
    assert sorted(tmp_path.rglob("*")) == before


def test_in_the_current_folder_nobody_is_told_to_enter_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["init", ".", "--package", WANTED]).output
    assert re.search(r"^Created \d+ files in this folder\.$", told, re.MULTILINE)
    assert "  cd " not in told


@pytest.mark.parametrize(
    ("package", "where", "written"),
    [
        ("mkdocs-persona-handbook @ git+https://x", "a", "mkdocs-persona-handbook @ git+https://x"),
        ("mkdocs-persona-handbook==1.2", "a", "mkdocs-persona-handbook==1.2"),
        ("./wheels/x-1.whl", ".", "./wheels/x-1.whl"),
        ("wheels/x-1.whl", "products/shop", "../../wheels/x-1.whl"),
        ("./wheels", "a", "../wheels"),
        ("https://example.com/x-1.whl", "a", "https://example.com/x-1.whl"),
        ("../outside-1.whl", "a", None),
        ("mkdocs-persona-handbook @ file:///x-1.whl", "a", None),
    ],
)
def test_the_source_of_the_package_is_one_that_ci_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, where: str, written: str | None
) -> None:
    root = tmp_path / "repository"
    (root / "wheels").mkdir(parents=True)
    for file in (root / "wheels/x-1.whl", tmp_path / "outside-1.whl"):
        file.touch()
    git(root, "init", "-q")
    monkeypatch.chdir(root)
    told = CliRunner().invoke(main, ["init", where, "--package", package]).output
    assert ("CI cannot find" in told) == (written is None)
    if written:
        assert (root / where / "requirements.txt").read_text("utf-8") == f"{written}\n"


def test_a_new_handbook_outside_git_begins_with_git(tmp_path: Path) -> None:
    """Without a history, the first check would have a note."""
    assert "git init" in CliRunner().invoke(main, ["init", str(tmp_path / "a")]).output
    git(tmp_path, "init", "-q")
    assert "git init" not in CliRunner().invoke(main, ["init", str(tmp_path / "b")]).output
    found = CliRunner().invoke(main, ["check", str(tmp_path / "b")]).output
    assert found.splitlines()[-1] == "1 warning in 1 file."


@pytest.mark.slow
@pytest.mark.parametrize("repository", ALL.values(), ids=ALL)
def test_the_first_check_is_green_and_the_first_build_is_strict(tmp_path: Path, repository: Repository) -> None:
    """The commands are those of the workflows and the pipeline, without pip."""
    ground = laid_out(repository, tmp_path)
    commit(tmp_path) if repository.files else git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    base = git(tmp_path, "rev-parse", "HEAD").strip()
    git(tmp_path, "checkout", "-q", "-b", "handbook-begins")
    carry_out(planned(ground), tmp_path)
    commit(tmp_path)
    assert lists_plugin(ground.folder)
    told = {"SINCE": base, "GITHUB_WORKSPACE": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    environment = {**os.environ, **told, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    commands = ["personas check", "mkdocs build --strict --quiet"]
    for file in (tmp_path / ".github/workflows").glob("*check.yml"):
        steps = [job["steps"] for job in loaded(file).get("jobs", {}).values()]
        commands += [each["run"] for all_of in steps for each in all_of if "personas " in each.get("run", "")]
    for command in commands:
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=ground.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
