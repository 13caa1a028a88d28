"""What lies here for git hosts: workflows, the action, hooks and forms; judged by other programs, and run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import REPOSITORY
from repository import commit, edit, example_repository, git

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(each for each in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if each.name != "config.yml")
ACTION = REPOSITORY / "action.yml"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v[\d.]+")
CHECKS = Path(sys.executable).parent


def run(*words: str, cwd: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=cwd, capture_output=True, encoding="utf-8", check=False, env={**os.environ, **environment}
    )


def read(file: Path) -> Any:  # noqa: ANN401  YAML
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  it makes only text


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            yield f"{file.name}: {name}", job


def gitlab_example(root: Path) -> Path:
    text = (REPOSITORY / "docs/adopt/ci.md").read_text("utf-8")
    found = re.search(r"```yaml\n# (\.gitlab-ci\.yml)\n(.*?)```", text, re.DOTALL)
    assert found
    (root / found[1]).write_text(found[2], "utf-8")
    return root / found[1]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-actions", [ACTION]),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
    ],
)
def test_the_host_would_read_them(schema: str, files: list[Path]) -> None:
    assert files
    done = run(str(CHECKS / "check-jsonschema"), "--builtin-schema", schema, *map(str, files))
    assert done.returncode == 0, done.stdout


def test_gitlab_would_read_the_example(tmp_path: Path) -> None:
    example = gitlab_example(tmp_path)
    done = run(str(CHECKS / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", str(example))
    assert done.returncode == 0, done.stdout


def test_pre_commit_would_read_the_hooks() -> None:
    done = run(str(CHECKS / "pre-commit"), "validate-manifest", str(REPOSITORY / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout


def test_an_auditor_finds_nothing_that_could_be_abused() -> None:
    done = run(str(CHECKS / "zizmor"), "--offline", "--no-progress", "--pedantic", str(GITHUB), str(ACTION))
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_by_its_commit() -> None:
    for file in (*WORKFLOWS, ACTION, REPOSITORY / "docs/adopt/ci.md"):
        for used in re.findall(r"uses: (.*)", file.read_text("utf-8")):
            assert used.startswith(("./", "<")) or PINNED.fullmatch(used), f"{file.name}: {used}"


def test_the_same_action_is_pinned_to_the_same_commit_everywhere() -> None:
    texts = [each.read_text("utf-8") for each in (*WORKFLOWS, ACTION, REPOSITORY / "docs/adopt/ci.md")]
    pins = {pin for text in texts for pin in re.findall(r"uses: ([\w.-]+/[\w./-]+)@(\w{40})", text)}
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_nothing_is_allowed_that_a_job_does_not_ask_for(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in file.read_text("utf-8")


WRITES = {
    "check.yml: handbook": {"security-events"},
    "comment.yml: comment": {"pull-requests"},
    "publish.yml: deploy": {"pages", "id-token"},
    "release.yml: github": {"contents"},
    "release.yml: pypi": {"attestations", "id-token"},
    "reviews.yml: reviews": {"issues"},
}


def test_each_job_may_write_only_what_it_is_there_for() -> None:
    may = {name: {each for each, level in job["permissions"].items() if level == "write"} for name, job in jobs()}
    assert {name: each for name, each in may.items() if each} == WRITES


def test_no_text_of_an_expression_reaches_a_shell() -> None:
    steps = [step for _, job in jobs() for step in job["steps"]] + read(ACTION)["runs"]["steps"]
    assert not [step["run"] for step in steps if "${{" in step.get("run", "")]


def test_no_checkout_leaves_its_token_behind() -> None:
    checkouts = [
        step for _, job in jobs() for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert len(checkouts) == len(list(jobs())) - 5  # what comments, deploys, publishes nothing or only what was built
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_nothing_is_published_before_somebody_switched_it_on() -> None:
    workflow = read(next(each for each in WORKFLOWS if each.name == "publish.yml"))
    conditions = {name: job.get("if") for name, job in workflow["jobs"].items()}
    assert conditions == {
        "not-switched-on": "vars.PUBLISH_HANDBOOK != 'on'",
        "build": "vars.PUBLISH_HANDBOOK == 'on'",
        "deploy": None,
    }
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    (step,) = workflow["jobs"]["not-switched-on"]["steps"]
    assert "Everybody on the internet can then read the site" in step["run"]


def test_the_forms_ask_for_what_an_editor_knows() -> None:
    assert {file.stem for file in FORMS} == {"new-persona", "new-interview", "contradicted-claim"}
    for file in FORMS:
        ids = [field["id"] for field in read(file)["body"] if "id" in field]
        assert len(ids) == len(set(ids))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example in a repository of its own, on a branch that deletes an interview."""
    root = tmp_path / "repository"
    root.mkdir()
    example_repository(root, monkeypatch)
    git(root, "checkout", "-q", "-b", "work")
    (root / "personas/evidence/p-13.yaml").unlink()
    commit(root)
    return root


@pytest.fixture
def software(tmp_path: Path) -> Path:
    """This repository as it is, in a git repository of its own, as others fetch it."""
    root = tmp_path / "software"
    for name in git(REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (REPOSITORY / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, root / name)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def filled_in(text: str, inputs: dict[str, str]) -> str:
    """Put inputs in the place of the expressions that name them, as the runner does."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+)(?: \|\| [\w.]+)? \}\}", lambda found: inputs[found[1]], text)


def do_step(
    step: dict[str, Any], root: Path, inputs: dict[str, str], known: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    script = root.parent / "step.sh"
    script.write_text(step["run"], "utf-8")
    environment = {name: filled_in(value, inputs) for name, value in step.get("env", {}).items()}
    folder = root / filled_in(step.get("working-directory", "."), inputs)
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), cwd=folder, **known, **environment)


@pytest.mark.slow
def test_the_action_does_what_it_says_step_by_step(tmp_path: Path, repository: Path, software: Path) -> None:
    action = read(ACTION)
    inputs = {name: each["default"] for name, each in action["inputs"].items()} | {"since": "main"}
    summaries = [tmp_path / f"summary-{number}.md" for number in range(3)]
    known = {
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_ACTION_PATH": str(software),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    done = [
        do_step(step, repository, inputs, {**known, "GITHUB_STEP_SUMMARY": str(summary)})
        for step, summary in zip(steps, summaries, strict=True)
    ]
    assert [each.returncode for each in done] == [0, 1, 0], [each.stderr for each in done]
    assert done[1].stdout.startswith("::error file=")
    assert "p-13" in done[1].stdout
    assert "### <code>personas&#47;parts&#45;manager.yaml</code>" in summaries[1].read_text("utf-8")
    assert "lost its only source, <code>p&#45;13</code>" in summaries[2].read_text("utf-8")
    assert (tmp_path / "output").read_text("utf-8") == "sarif=findings.sarif\n"
    found = json.loads((repository / "findings.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert {each["ruleId"] for each in found} >= {"unknown-reference"}


def test_paths_are_those_of_the_repository_where_the_handbook_is_a_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "docs" / "customers"
    part.mkdir(parents=True)
    example_repository(part, monkeypatch)
    (part / "personas/evidence/p-13.yaml").unlink()
    words = ("check", "--format", "github", "--paths-from", str(tmp_path), "--also", "sarif", str(tmp_path / "x.sarif"))
    done = run(str(CHECKS / "personas"), *words, cwd=part)
    assert "::error file=docs/customers/personas/parts-manager.yaml," in done.stdout
    assert '"uri": "docs/customers/personas/parts-manager.yaml"' in (tmp_path / "x.sarif").read_text("utf-8")


@pytest.mark.slow
def test_the_hook_blocks_a_commit_and_says_why(tmp_path: Path, repository: Path, software: Path) -> None:
    settings = {
        "repos": [
            {"repo": str(software), "rev": git(software, "rev-parse", "HEAD").strip(), "hooks": [{"id": "personas"}]}
        ]
    }
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    git(repository, "add", "-A")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "hooks")}
    blocked = run(str(CHECKS / "pre-commit"), "run", "--all-files", cwd=repository, **home)
    assert blocked.returncode == 1, blocked.stderr
    assert "There is no evidence item `p-13`" in blocked.stdout, blocked.stdout
    git(repository, "checkout", "-q", "main", "--", "personas/evidence/p-13.yaml")
    edit(repository, "personas/workshop-owner.yaml", "owner: research", "owner: product")
    git(repository, "add", "-A")
    passed = run(str(CHECKS / "pre-commit"), "run", cwd=repository, **home)
    assert passed.returncode == 0, passed.stdout
    assert "check the persona handbook" in passed.stdout


@pytest.mark.slow
def test_the_gitlab_example_writes_its_reports(tmp_path: Path, repository: Path) -> None:
    script = [each for each in read(gitlab_example(tmp_path))["personas"]["script"] if not each.startswith("pip ")]
    git(repository, "remote", "add", "origin", str(repository))
    shell = tmp_path / "script.sh"
    shell.write_text("\n".join(script), "utf-8")
    path = f"{CHECKS}{os.pathsep}{os.environ['PATH']}"
    done = run(
        "bash",
        "-e",
        str(shell),
        cwd=repository,
        PATH=path,
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
        CI_PROJECT_DIR=str(repository),
    )
    assert done.returncode == 1
    assert "lost its only source, `p-13`" in done.stdout
    quality = json.loads((repository / "gl-code-quality-report.json").read_text("utf-8"))
    assert {each["check_name"] for each in quality} >= {"unknown-reference"}
    assert len({each["fingerprint"] for each in quality}) == len(quality)
    assert "<testsuites" in (repository / "personas.xml").read_text("utf-8")
