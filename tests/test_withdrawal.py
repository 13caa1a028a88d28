"""The page on withdrawing consent, walked through word by word in a Git repository; and errors that are in the way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.testing import laid_over
from repository import commit, edit, git

PAGE = (REPOSITORY / "docs/guide/withdrawal.md").read_text("utf-8")
BLOCKS = re.findall(r"```\w*\n(.*?)```", PAGE, re.DOTALL)
PUSHES = re.findall(r"`(git (?:remote|push) [^`]+)`", PAGE)
ADDRESS = "<address of the repository>"
TALK, PERSONA, JOURNEY = "personas/evidence/p-22.yaml", "personas/buyer.yaml", "journeys/buyer-returns.yaml"
SAID = "zanzibarine quixotetic fjordlike marmaladen umbrellish"
WORDS = {*SAID.split(), "sprocketine", "thimbleward", "wobblesome", "gallivantic", "dissentish", "paraphrasic"}
BIN = Path(sys.executable).parent
HAS_FILTER = shutil.which("git-filter-repo", path=f"{BIN}{os.pathsep}{os.environ['PATH']}") is not None
FILES = f"""\
# {TALK} like personas/evidence/p-01.yaml
title: Interview with P-22
date: 2026-06-02
participant: P-22
answers:
  problem: {{says: The part came late and sprocketine., themes: [thimbleward], quote: {SAID}}}
  tried_before: {{says: Nothing at all but the phone in the yard.}}
findings: [The wobblesome owner waits for parts.]
x-place: gallivantic
consent: {{scope: public, until: 2027-12-31}}
# {PERSONA}
quotes: [{{text: {SAID}, evidence: p-22}}]
needs:
  - id: know-early
    text: Know early that a part is late.
    evidence: [p-22]
    themes: [thimbleward]
    against: [{{source: p-22, says: Some dissentish words., why_kept: They are few.}}]
# {JOURNEY}
stages:
  - id: wrong-box
    name: The wrong part is in the box
    steps:
      - {{action: Opens the box, feeling: 3, touchpoint: Box, evidence: [p-22], thought: A paraphrasic thought}}
  - id: money-back
    name: The money is back
    steps:
      - {{action: Hands the box to the driver, feeling: 4, touchpoint: Driver, evidence: [p-02]}}
"""
SITE = """\
site_name: Parts
theme: {name: mkdocs}
plugins: [search, persona-handbook: {today: 2026-10-15, history: true, audience: public}, mermaid2]
markdown_extensions: [pymdownx.snippets]
"""
OWN_PAGE = f"""\
---
description: {SAID}
---
# A

## {SAID}

--8<-- "parts/said.md"

> The wobblesome owner waits for parts.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in a Git repository with a remote; an interview of it has consent."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "somebody@example.com")
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "handbook"
    for path, text in {
        **laid_over(FILES),
        "mkdocs.yml": SITE,
        ".gitignore": "site/\n",
        "docs/guide.md": OWN_PAGE,
        "parts/said.md": f"{SAID}\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    git(folder, "remote", "add", "origin", "../remote.git")
    git(folder, "push", "-q", "--set-upstream", "origin", "main")
    monkeypatch.chdir(folder)
    return folder


def run(command: str, folder: Path) -> str:
    """Run a command as the page gives it."""
    done = subprocess.run(
        ["bash", "-ec", command], cwd=folder, capture_output=True, encoding="utf-8", check=False, env=os.environ.copy()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(root: Path, *, strict: bool) -> bool:
    """Build the site, and tell whether there is one to publish."""
    shutil.rmtree(root / "site", ignore_errors=True)
    try:
        build(load_config(str(root / "mkdocs.yml"), strict=strict))
    except Abort:
        return False
    return True


def published(root: Path) -> set[str]:
    """Give the participant's words that are anywhere in the site."""
    files = (each for each in (root / "site").rglob("*") if each.is_file() and "assets" not in each.parts)
    text = "\n".join(each.read_bytes().decode("utf-8", "replace") for each in files).casefold()
    return {word for word in WORDS if word in text}


def personas(*words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--today", "2026-10-15"])
    assert done.exit_code in {0, 1}, done.output
    assert not {word for word in WORDS if word in done.output.casefold()}
    return done.output


def in_history(folder: Path) -> set[str]:
    """Give the words that are in any version of any file."""
    text = git(folder, "log", "--all", "--patch").casefold()
    return {word for word in WORDS if word in text}


def block(start: str) -> str:
    """Give the block of the page that begins so; each is walked through once."""
    (found,) = [each for each in BLOCKS if each.startswith(start)]
    return str(found)


def end_consent(root: Path) -> None:
    path, line = block("# personas").splitlines()
    assert path == f"# {TALK}"
    edit(root, TALK, "consent: {scope: public, until: 2027-12-31}", line)


def without(text: str, *fields: str) -> str:
    return "".join(
        each for each in re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE) if each.split(":")[0] not in fields
    )


def change(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, "utf-8", newline="\n")


def test_every_command_of_the_page_is_walked_through() -> None:
    starts = (
        "# personas",
        "git commit",
        "git grep",
        "git clone",
        "git filter-repo --replace-text",
        "git filter-repo --invert-paths",
    )
    assert all(block(start) for start in starts)
    assert len(BLOCKS) == len(starts)
    assert len(PUSHES) == 3


def test_the_first_two_steps_do_what_the_page_says(root: Path) -> None:
    assert built(root, strict=True)
    assert published(root) == WORDS
    counts = re.findall(r"<b>\d+</b>", (root / "site/evidence/index.html").read_text("utf-8"))

    end_consent(root)
    run(block("git commit"), root)
    assert built(root, strict=True), "an ended consent is no error"
    assert published(root) == set()
    assert re.findall(r"<b>\d+</b>", (root / "site/evidence/index.html").read_text("utf-8")) == counts
    assert "End the consent of P-22" in git(root / "../remote.git", "log", "--format=%s")
    assert "2027-12-31 → 2026-10-14" in personas("diff", "HEAD~1", "HEAD")
    listed = re.findall(r"^(\S+?):\d+:\d+: warning\[withheld-words\]", personas("check"), re.MULTILINE)
    assert sorted(listed) == ["docs/guide.md"] * 3 + ["parts/said.md", PERSONA]

    change(root, "docs/guide.md", "# A\n")
    (root / "parts/said.md").unlink()
    talk = (root / TALK).read_text("utf-8")
    change(root, TALK, without(talk, "answers", "quotes", "findings"))
    assert f"{PERSONA}:" in personas("check").split("[unsourced-quote]")[0].splitlines()[-1]
    change(root, PERSONA, without((root / PERSONA).read_text("utf-8"), "quotes"))
    edit(root, JOURNEY, ", thought: A paraphrasic thought", "")
    assert "unsourced-quote" not in personas("check")
    change(root, "docs/guide.md", f"# A\n\nThey said: {SAID.title()}\n")
    (root.parent / "words-of-p-22.txt").write_text(f"{SAID}\nA paraphrasic thought\n", "utf-8")
    assert [line.rsplit(":", 1)[0] for line in run(block("git grep"), root).splitlines()] == [
        "docs/guide.md:3:They said"
    ]
    change(root, "docs/guide.md", "# A\n")
    commit(root, "Delete what P-22 said")
    personas("diff", "HEAD~1", "HEAD")

    (root / TALK).unlink()
    found = personas("check")
    assert {line.split(":")[0] for line in found.splitlines() if "[unknown-reference]" in line} == {PERSONA, JOURNEY}
    edit(root, JOURNEY, "evidence: [p-22]", "evidence: [p-03]")
    needs = (root / PERSONA).read_text("utf-8")
    change(root, PERSONA, re.sub(r"    (?:evidence|themes|against): .*(?:p-22|thimbleward).*\n", "", needs))
    assert "unknown-reference" not in personas("check")
    commit(root, "Delete the interview")
    assert built(root, strict=True)
    assert published(root) == set()
    assert "assumed" in (root / "site/personas/buyer/index.html").read_text("utf-8")


@pytest.mark.skipif(not HAS_FILTER, reason="git filter-repo is not installed")
@pytest.mark.parametrize("way", ["--replace-text", "--invert-paths"])
def test_the_third_step_removes_the_words_from_the_history(root: Path, way: str) -> None:
    (root / TALK).unlink()
    commit(root, "Delete the interview")
    git(root, "push", "-q")
    assert in_history(root) == WORDS
    (root.parent / "words-of-p-22.txt").write_text("\n".join(sorted(WORDS)), "utf-8")

    rewritten = root.parent / "rewritten"
    run(block("git clone").replace(ADDRESS, "remote.git"), root.parent)
    run(block(f"git filter-repo {way}"), rewritten)
    for command in PUSHES:
        run(command.replace(ADDRESS, "../remote.git"), rewritten)
    fresh = root.parent / "fresh"
    git(root.parent, "clone", "-q", "remote.git", "fresh")
    left = in_history(fresh)
    assert left == (set() if way == "--replace-text" else WORDS - {"sprocketine", "gallivantic"})
    assert git(fresh, "log", "--format=%s").splitlines()[-1] == "Change"


# An error elsewhere: what stops a strict build does not keep the words on the site.


BROKEN = {"personas/other.yaml": "name: Other\nstatus: actve\n"}


def strict_on(event: str, host: str, folder: Path) -> bool:
    """Tell from the files of a new handbook whether its site is built strictly after an event."""
    assert CliRunner().invoke(main, ["init", str(folder), "--host", host]).exit_code == 0
    if host == "gitlab":
        job = yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
        assert any(each.startswith("mkdocs build $STRICT --site-dir ") for each in job["script"])
        first = next(each for each in job["rules"] if _matches(each["if"], event))
        return bool(first.get("variables", job["variables"])["STRICT"])
    workflow = yaml.load((folder / ".github/workflows/publish.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert event in workflow["on"]
    (step,) = [each for each in workflow["jobs"]["build"]["steps"] if each.get("run") == "mkdocs build $STRICT"]
    assert step["env"]["STRICT"] == "${{ github.event_name == 'push' && '--strict' || '' }}"
    return event == "push"


def _matches(condition: str, event: str) -> bool:
    listed = re.search(r"\$CI_PIPELINE_SOURCE =~ /\^\((.*)\)\$/", condition)
    return event in listed[1].split("|") if listed else condition == "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"


@pytest.mark.parametrize(
    ("host", "event", "strict"),
    [
        ("github", "push", True),
        ("github", "schedule", False),
        ("github", "workflow_dispatch", False),
        ("gitlab", "push", True),
        ("gitlab", "schedule", False),
        ("gitlab", "web", False),
    ],
)
def test_a_new_handbook_waits_for_errors_after_a_push_alone(
    host: str, event: str, tmp_path: Path, *, strict: bool
) -> None:
    assert strict_on(event, host, tmp_path / "new") is strict


def test_a_new_handbook_is_published_every_day(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "new")]).exit_code == 0
    workflow = yaml.load((tmp_path / "new/.github/workflows/publish.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert [re.fullmatch(r"\d+ \d+ \* \* \*", each["cron"]) is not None for each in workflow["on"]["schedule"]] == [
        True
    ]


def test_an_unrelated_error_stops_a_strict_build_and_no_other(root: Path) -> None:
    end_consent(root)
    for path, text in BROKEN.items():
        change(root, path, text)
    assert not built(root, strict=True)
    assert published(root) == set(), "what is left of a stopped build holds nothing either"
    assert built(root, strict=False)
    assert (root / "site/evidence/p-22/index.html").is_file()
    assert published(root) == set()
