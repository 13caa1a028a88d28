"""A GitLab pipeline for a handbook, or the handbook's part of a pipeline that exists."""

from __future__ import annotations

import re
import shlex

from persona_handbook.writing.new.ground import PIPELINE, Ground, text_of
from persona_handbook.writing.new.packages import Packages
from persona_handbook.writing.new.workflows import plain_scalar

FIRST_LINE = "personas:\n"
PUBLISHING = "\npages:\n"
NOT_PUBLISHED = (
    f"{PIPELINE} has no job `pages`. To publish the site, add one, or build the site where you publish yours.",
)
INCLUDES = re.compile(r"^include:", re.MULTILINE)
STAGES = re.compile(r"^stages:(?:[ \t]*\[(.*?)\]|((?:[ \t]*\n[ \t]*-[^\n]*)+))", re.MULTILINE | re.DOTALL)


def pipeline_files(ground: Ground, packages: Packages, text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the GitLab pipeline of a handbook by path in the repository, and what is left to a person.

    A repository with a pipeline of its own, or a folder of a repository, includes a file of the handbook.

    Args:
        ground: the folder of the handbook
        packages: what a job installs
        text: the pipeline for a repository that is a handbook
    """
    text = text.replace("--requirement requirements.txt", packages.words)
    there = text_of(ground.top / PIPELINE)
    if not ground.within and (not there or there.startswith(FIRST_LINE)):
        return {PIPELINE: text}, ()
    path = f"{ground.within}/handbook{PIPELINE}".lstrip("/")
    local = plain_scalar(f"/{path}")
    include = f"include:\n  - local: {local}\n"
    files = {path: _as_part(text, ground, there.replace(include, ""))}
    if path in there:
        return files, ()
    if INCLUDES.search(there):
        return files, (f"Add this line below `include:` in {PIPELINE}: `- local: {local}`",)
    unpublished = () if any(PUBLISHING in f"\n{text}" for text in (files[path], there)) else NOT_PUBLISHED
    return {**files, PIPELINE: f"{there.rstrip()}\n\n{include}" if there.strip() else include}, unpublished


def _as_part(text: str, ground: Ground, others: str) -> str:
    """Return the pipeline as a part of another one, whose jobs and stages differ."""
    text = text.replace(FIRST_LINE, f"personas-{ground.label}:\n" if ground.within else "persona-handbook:\n", 1)
    if ground.within:
        text = text.replace("  script:\n", f"  script:\n    - cd {shlex.quote(ground.within)}\n")
    if others.strip():
        text = text.partition(PUBLISHING)[0] + "\n" if PUBLISHING in text else text
    stage = _first_stage(others)
    return text.replace("  image:", f"  stage: {stage}\n  image:") if stage else text


def _first_stage(others: str) -> str | None:
    """Return the first stage of a pipeline that has no stage `test`, the default of a job; else None."""
    found = STAGES.search(others)
    names = re.findall(r"[\w.-]*\w", re.sub(r"^\s*- ", "", found[1] or found[2], flags=re.MULTILINE)) if found else []
    return names[0] if names and "test" not in names else None
