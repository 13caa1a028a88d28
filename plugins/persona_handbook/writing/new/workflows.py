"""GitHub workflows for a handbook: in the root of its repository, with its folder, branch and packages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from persona_handbook.writing.new.ground import Ground, text_of
from persona_handbook.writing.new.packages import Packages

FOLDER = ".github/workflows"
PUBLISH = "publish"
PUBLISHES = re.compile(r"actions/deploy-pages|gh-deploy|actions-gh-pages|mike deploy")
PLAIN = re.compile(r"[A-Za-z0-9/][\w./-]*")
JOB = re.compile(r"^  [\w-]+:\n(?:(?:    .*)?\n)+", re.MULTILINE)
OWN_FILES = re.compile(r"^( +(?:path|sarif_file): )(\S+)$", re.MULTILINE)


def workflow_files(ground: Ground, packages: Packages, ours: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the workflows of a handbook, by path in the repository.

    In a folder of a repository, or beside a file of the same name, a workflow has a longer name. A workflow that
    publishes is left out if the repository has one.

    Args:
        ground: the folder of the handbook
        packages: what a workflow installs
        ours: names and texts of the workflows for a repository that is a handbook
    """
    for name, text in ours:
        path, label = named(ground, name, text)
        if name != PUBLISH or not publishing(ground, apart_from=path):
            yield path, _adapted(text, ground, packages, label)


def publishing(ground: Ground, apart_from: str) -> str | None:
    """Return the path of a workflow of the repository that publishes a site, or None.

    Args:
        ground: the folder of the handbook
        apart_from: the path of a workflow not to look at
    """
    for file in sorted((ground.top / FOLDER).glob("*.y*ml")):
        path = f"{FOLDER}/{file.name}"
        if path != apart_from and PUBLISHES.search(text_of(file)):
            return path
    return None


def named(ground: Ground, name: str, text: str) -> tuple[str, str]:
    """Return the path of a workflow in the repository, and what distinguishes it from others, which can be empty.

    Args:
        ground: the folder of the handbook
        name: the name of the workflow, such as `check`
        text: the workflow for a repository that is a handbook
    """
    path = f"{FOLDER}/{name}.yml"
    if not ground.within and (not (ground.top / path).exists() or _is_ours(text_of(ground.top / path), text)):
        return path, ""
    label = ground.label or "handbook"
    return f"{FOLDER}/{label}-{name}.yml", label


def _is_ours(there: str, text: str) -> bool:
    return there.splitlines()[:1] == text.splitlines()[:1]


def _adapted(text: str, ground: Ground, packages: Packages, label: str) -> str:
    text = text.replace("branches: [main]", f"branches: [{plain_scalar(ground.branch)}]")
    text = text.replace("--requirement requirements.txt", packages.words)
    if label:
        text = re.sub(r"^name: (.*)$", lambda name: f"name: {name[1]} ({label})", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^    workflows: \[(.*)\]$", rf'    workflows: ["\1 ({label})"]', text, flags=re.MULTILINE)
        text = re.sub(r"^  group: (?!pages$)", f"  group: {label}-", text, flags=re.MULTILINE)
    if not ground.within:
        return text
    where = plain_scalar(ground.within)
    text = JOB.sub(lambda job: _in_folder(job[0], where), text)
    return OWN_FILES.sub(lambda file: f"{file[1]}{plain_scalar(f'{ground.within}/{file[2]}')}", text)


def _in_folder(job: str, where: str) -> str:
    """Let the commands of a job run in a folder, if the job checks out the files."""
    if "uses: actions/checkout@" not in job:
        return job
    return job.replace(
        "    steps:\n", f"    defaults:\n      run:\n        working-directory: {where}\n    steps:\n", 1
    )


def plain_scalar(text: str) -> str:
    """Return a text as it can be written in YAML."""
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
