"""Five repositories taken from nothing to a green check and a strict build, with a wheel and the docs alone.

What a command says to do next is done as it is written, and what CI would run is run as its files say.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY
from repository import commit, git

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("five")]

BIN = "Scripts" if os.name == "nt" else "bin"
UV = Path(sys.executable).parent / "uv"
SITE = """\
site_name: Tools
site_url: https://example.com/tools/
theme:
  name: material
  features:
    - navigation.tabs  # one for each product
nav:
  - Home: index.md
  - Guide:
      - guide/start.md
markdown_extensions:
  - toc:
      permalink: true
"""
SITE_PAGES = {"docs/index.md": "# Tools\n", "docs/guide/start.md": "# Start\n", "requirements.txt": "mkdocs-material\n"}
PIPELINE = "stages: [build]\nbuild:\n  stage: build\n  script: [make]\n"
ACTION = "name: Check\non: [push]\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: make}]}}\n"
FILLED_IN = {
    "date:": "date: 2026-08-01",
    "name: TODO": "name: Buyer who orders at the desk",
    "owner: TODO": "owner: research",
}


@dataclass(frozen=True)
class Repository:
    """A repository, and where in it the handbook begins."""

    remote: str
    files: Mapping[str, str] = field(default_factory=dict)
    branch: str = "main"
    folder: str = "."


REPOSITORIES = {
    "empty": Repository("https://github.com/acme/ours.git"),
    "site": Repository("https://github.com/acme/tools.git", {"mkdocs.yml": SITE, **SITE_PAGES}),
    "monorepo": Repository(
        "git@github.com:acme/all.git",
        {"api/pyproject.toml": '[project]\nname = "api"\n', ".github/workflows/check.yml": ACTION},
        "master",
        "products/shop",
    ),
    "gitlab": Repository("https://gitlab.com/acme/ours.git", {".gitlab-ci.yml": PIPELINE, "README.md": "x"}),
}


class Stranger:
    """Somebody with a repository, the wheel in it, and an environment with nothing but the wheel."""

    def __init__(self, root: Path, wheel: Path, repository: Repository) -> None:
        self.root = root / "repository"
        self.handbook = self.root / repository.folder
        for path, text in {**repository.files, f"wheels/{wheel.name}": ""}.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")
        here = self.root / "wheels" / wheel.name
        here.write_bytes(wheel.read_bytes())
        venv = root / "venv"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}},
            "PATH": f"{venv / BIN}{os.pathsep}{os.environ['PATH']}",
            "NO_MKDOCS_2_WARNING": "1",
        }
        self.does(f'"{UV}" venv -q --seed --python "{sys.executable}" "{venv}"', self.root)
        self.does(f'"{UV}" pip install -q --python "{venv}" "{here}"', self.root)
        git(self.root, "init", "-q", "-b", repository.branch)
        git(self.root, "remote", "add", "origin", repository.remote)
        commit(self.root, "Before the handbook")
        self.base = git(self.root, "rev-parse", "HEAD").strip()
        git(self.root, "checkout", "-q", "-b", "handbook-begins")

    def does(self, command: str, folder: Path | None = None, told: Mapping[str, str] | None = None) -> str:
        """Run a command as in a shell, which stops at the first failure, and return its output."""
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", command],
            cwd=folder or self.handbook,
            env={**self.environment, **(told or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def begins(self, folder: str, *options: str) -> str:
        """Create the handbook, do what is said to do next, and return the last line of the first check."""
        command = " ".join(("personas init", folder, *options))
        planned = self.does(f"{command} --dry-run", self.root)
        told = self.does(command, self.root)
        listed = re.findall(r"^  create  (.*)$", planned, re.MULTILINE)
        assert all((self.root / path).is_file() for path in listed)
        assert "CI cannot find" not in told
        steps = re.findall(r"^  (.*?)(?: {3,}.*)?$", told.partition("Next:\n")[2], re.MULTILINE)
        assert steps[-2:] == ["personas check", "mkdocs serve"]
        return self.does("\n".join(steps[:-1]), self.root).splitlines()[-1]

    def runs_ci(self) -> int:
        """Run what CI would run for the first pull request, and return the number of its commands."""
        remote = self.root.parent / "remote.git"
        git(self.root, "clone", "-q", "--bare", ".", str(remote))
        told = {
            "SINCE": self.base,
            "GITHUB_WORKSPACE": str(self.root),
            "GITHUB_STEP_SUMMARY": str(self.root.parent / "summary.md"),
            "CI_PROJECT_DIR": str(self.root),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "handbook-begins",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": git(self.root, "remote", "get-url", "origin").strip(),
        }
        commands = [*self._of_workflows(), *self._of_pipeline()]
        for folder, command in commands:
            self.does(command, folder, told)
        return len(commands)

    def _of_workflows(self) -> Iterator[tuple[Path, str]]:
        for file in sorted((self.root / ".github/workflows").glob("*check.yml")):
            for job in loaded(file)["jobs"].values():
                where = job.get("defaults", {}).get("run", {}).get("working-directory", ".")
                yield from ((self.root / where, each["run"]) for each in job["steps"] if "uses" not in each)

    def _of_pipeline(self) -> Iterator[tuple[Path, str]]:
        for file in self.root.rglob("*.gitlab-ci.yml"):
            for name, job in loaded(file).items():
                if "persona" in name:
                    yield self.root, "\n".join(job["script"])


def loaded(file: Path) -> Any:  # noqa: ANN401  YAML
    text = file.read_text("utf-8").replace("steps: [{run: make}]", "steps: []")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  it makes only text


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.mark.parametrize("repository", REPOSITORIES.values(), ids=REPOSITORIES)
def test_a_repository_gets_a_handbook_that_is_green_and_builds(
    wheel: Path, tmp_path: Path, repository: Repository
) -> None:
    stranger = Stranger(tmp_path, wheel, repository)
    there = {path: (stranger.root / path).read_text("utf-8") for path in repository.files}
    assert stranger.begins(repository.folder) == "1 warning in 1 file."
    stranger.does("mkdocs build --strict")
    commit(stranger.root, "Begin the handbook")
    assert stranger.runs_ci() > 0
    for path, before in there.items():
        text = (stranger.root / path).read_text("utf-8")
        assert all(line in text.splitlines() for line in before.splitlines()), path
    built = next(each for each in (stranger.handbook / "site").rglob("personas/index.html"))
    assert built.parent.parent.name == ("customers" if repository.folder == "." and "mkdocs.yml" in there else "site")


def test_the_first_day_goes_as_the_new_readme_says(wheel: Path, tmp_path: Path) -> None:
    """Each command of the table in the new README, then each place to fill in."""
    stranger = Stranger(tmp_path, wheel, REPOSITORIES["empty"])
    stranger.begins(".")
    commit(stranger.root)
    readme = (stranger.root / "README.md").read_text("utf-8")
    commands = re.findall(r"^\| .* \| `(personas .*)` \|$", readme, re.MULTILINE)
    assert len(commands) > 5
    numbers = itertools.count(2)
    for command in commands:
        stranger.does(command.replace("main", stranger.base) if " diff " in command else command)
        for file in stranger.root.glob("*/**/*.yaml"):
            lines = [FILLED_IN.get(line, line) for line in file.read_text("utf-8").splitlines()]
            said = re.sub("TODO", lambda _: f"asks {next(numbers)} times", "\n".join(lines))
            file.write_text(f"{said}\n", "utf-8")
    assert "error" not in stranger.does("personas check --format text").splitlines()[-1]
    stranger.does("mkdocs build --strict")


def test_two_products_from_two_checkouts_become_one_handbook(wheel: Path, tmp_path: Path) -> None:
    shop = Stranger(tmp_path / "shop", wheel, REPOSITORIES["empty"])
    fleet = Stranger(tmp_path / "fleet", wheel, REPOSITORIES["gitlab"])
    for each in (shop, fleet):
        each.begins(".")
        commit(each.root)
    fleet.root.rename(shop.root.parent / "fleet-app")
    page = (REPOSITORY / "docs/adopt/index.md").read_text("utf-8").partition("## Several checkouts")[2]
    options = re.search(r"```yaml\nplugins:\n  - persona-handbook:\n(.*?)```", page, re.DOTALL)
    assert options
    settings = shop.root / "mkdocs.yml"
    entry = "  - persona-handbook:\n"
    settings.write_text(settings.read_text("utf-8").replace(entry, entry + options[1]), "utf-8")
    assert shop.does("personas check").splitlines()[-1] == "2 warnings in 2 files."
    shop.does("mkdocs build --strict")
    built = {each.parent.name for each in (shop.root / "site/personas").rglob("index.html")}
    assert {"first-persona", "fleet-first-persona"} <= built
