"""A new handbook: settings, schemas, files for Git hosts and editors, and a first draft."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from persona_handbook.reading.schema.schema_copies import FOLDER as COPIES
from persona_handbook.reading.schema.schema_copies import is_outdated
from persona_handbook.reading.schema.schemas import OF_FILES, PACKAGE, schema_text
from persona_handbook.settings.handbook_folder import lists_plugin
from persona_handbook.settings.settings import INTERNAL
from persona_handbook.settings.site import read_site_config
from persona_handbook.writing.new.file import new_file
from persona_handbook.writing.new.ground import PIPELINE, Ground, content_of, text_of
from persona_handbook.writing.new.listing import with_plugin
from persona_handbook.writing.new.packages import Packages, packages_of, requirement
from persona_handbook.writing.new.pipeline import pipeline_files
from persona_handbook.writing.new.plan import Plan, PlannedFile
from persona_handbook.writing.new.workflows import FOLDER, PUBLISH, named, publishing, workflow_files

SCAFFOLD = PACKAGE / "writing" / "new" / "scaffold"
HOSTS = ("github", "gitlab", "none")
FOR_EDITORS = (".vscode/extensions.json", ".vscode/settings.json")
FOR_PEOPLE = (".github/CODEOWNERS", ".github/pull_request_template.md")
ISSUE_FORMS = tuple(
    f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("config", "contradicted-claim", "new-interview", "new-persona")
)
WORKFLOWS = ("comment", "preview", PUBLISH, "reviews")
FIRST = "personas/first-persona.yaml"
SITE = "mkdocs.yml"
# what an existing site has in its own way
OF_A_SITE = frozenset({SITE, "README.md", "docs/guide.md", "docs/index.md"})
SECTIONS = ("customers", "persona-handbook")


@dataclass(frozen=True, slots=True)
class Starter:
    """The options of a new handbook; `requirement` is what pip installs."""

    name: str
    host: str
    ground: Ground
    today: dt.date
    audience: str = INTERNAL
    requirement: str = ""


def planned_handbook(starter: Starter) -> Plan:
    """Return what a new handbook adds to a folder and its repository. Existing files stay, except for three.

    The schemas are updated, the plugin is added to the settings of a site, and this package to its requirements.
    """
    ground = starter.ground
    packages = packages_of(ground, starter.requirement or requirement(ground))
    in_folder, to_do = _in_folder(starter, packages)
    hosted, told = _for_host(starter, packages)
    planned = {
        **{ground.top / path: text for path, text in hosted.items()},
        **{ground.folder / path: content for path, content in in_folder.items()},
    }
    files, kept = [], []
    changeable = {ground.folder / packages.path, ground.top / PIPELINE, *((ground.site,) if ground.site else ())}
    for file, content in sorted(planned.items()):
        there = content_of(file) if os.path.lexists(file) else None
        is_older = there is not None and file.parent.name == COPIES and is_outdated(there, content)
        if there is None or is_older or (file in changeable and there != content):
            files.append(PlannedFile(file, content, there))
        else:
            kept.append(file)
    return Plan(tuple(files), tuple(kept), (*to_do, *packages.to_do, *told))


def starter_files(starter: Starter, packages: Packages) -> Mapping[str, bytes]:
    """Return the files of a new handbook in its own folder, by path."""
    first = new_file("persona", {"role": "primary"}, starter.today, "../schemas/persona.schema.json")
    return {
        **dict(_written(starter, packages)),
        **editor_schemas(),
        **{path: (_shared() / path).read_bytes() for path in FOR_EDITORS},
        ".gitignore": (SCAFFOLD / ".gitignore").read_bytes(),
        FIRST: first.encode(),
    }


def editor_schemas() -> Mapping[str, bytes]:
    """Return the schemas for validation in editors, by path."""
    return {f"{COPIES}/{name}.schema.json": schema_text(name).encode() for name in OF_FILES}


def _in_folder(starter: Starter, packages: Packages) -> tuple[dict[str, bytes], list[str]]:
    folder, site = starter.ground.folder, starter.ground.site
    files, to_do = dict(starter_files(starter, packages)), []
    if any((folder / FIRST).parent.glob("*.yaml")) and not os.path.lexists(folder / FIRST):
        del files[FIRST]
    if site:
        absent = {path for path in OF_A_SITE if not os.path.lexists(folder / path)}
        files = {path: content for path, content in files.items() if path not in absent}
        files[site.name] = before = content_of(site)
        if not lists_plugin(folder):
            options = (f"base: {_section(starter.ground)}/", f"audience: {starter.audience}")
            files[site.name] = with_plugin(before, options) or before
            if files[site.name] == before:
                to_do.append(f"Add the plugin persona-handbook to {site.name}, with `{options[0]}`.")
    if "site" not in text_of(folder / ".gitignore") and os.path.lexists(folder / ".gitignore"):
        to_do.append("Add the folder of the built site, such as `/site/`, to .gitignore.")
    return files, to_do


def _section(ground: Ground) -> str:
    """Return the section of an existing site for the handbook: the first name that no folder of pages has."""
    config = read_site_config(ground.site) if ground.site else None
    pages = ground.folder / ((config.text("docs_dir") if config else None) or "docs")
    return next((name for name in SECTIONS if not (pages / name).exists()), SECTIONS[-1])


def _for_host(starter: Starter, packages: Packages) -> tuple[dict[str, bytes], list[str]]:
    ground = starter.ground
    skill = dict([_skill(starter, packages)])
    if starter.host == "gitlab":
        files, asked = pipeline_files(ground, packages, _text(SCAFFOLD / PIPELINE))
        return skill | {path: text.encode() for path, text in files.items()}, list(asked)
    if starter.host != "github":
        return skill, []
    check = ("check", _text(SCAFFOLD / FOLDER / "check.yml"))
    wanted = [name for name in WORKFLOWS if name != PUBLISH or not ground.site]  # a site is published already
    ours = [check, *((name, _text(_shared() / FOLDER / f"{name}.yml")) for name in wanted)]
    found = skill | {path: text.encode() for path, text in workflow_files(ground, packages, ours)}
    parts = (*(FOR_PEOPLE if ground.is_new else ()), *(() if ground.within else ISSUE_FORMS))
    found |= {path: (_shared() / path).read_bytes() for path in parts}
    path, _ = named(ground, PUBLISH, _text(_shared() / FOLDER / f"{PUBLISH}.yml"))
    theirs = publishing(ground, apart_from=path)
    return found, [
        f"{theirs} publishes a site. Let it build the handbook too: pip install {packages.words}"
    ] if theirs else []


def _written(starter: Starter, packages: Packages) -> Iterator[tuple[str, bytes]]:
    templates = _templates()
    ground = starter.ground
    pages = f"{ground.branch}/{ground.within}/docs/" if ground.within else f"{ground.branch}/docs/"
    for path in ("README.md", "docs/guide.md", "docs/index.md", SITE):
        told = templates.get_template(f"{path}.j2").render(
            name=starter.name,
            repository=ground.address,
            edit_uri=f"{'-/' if starter.host == 'gitlab' else ''}edit/{pages}",
            host="gitlab" if starter.host == "gitlab" else "github",
            branch=ground.branch,
            packages=packages.words,
            audience=starter.audience,
        )
        yield path, told.encode()
    yield packages.path, packages.content


def _skill(starter: Starter, packages: Packages) -> tuple[str, bytes]:
    """Return the skill with which coding agents consult the handbook; agents look for it in the repository's root."""
    ground = starter.ground
    name = f"persona-handbook-{ground.label}" if ground.within else "persona-handbook"
    template = _templates().get_template("SKILL.md.j2")
    text = template.render(name=name, title=starter.name, folder=ground.within, packages=packages.words)
    return f".agents/skills/{name}/SKILL.md", text.encode()


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(SCAFFOLD),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        autoescape=False,  # noqa: S701  YAML and Markdown; values are quoted as JSON or used in headings
    )


def _shared() -> Path:
    """Return the folder with the files that this repository and a new handbook share."""
    shared = PACKAGE / "repository"
    return shared if shared.is_dir() else PACKAGE.parents[1]


def _text(file: Path) -> str:
    return file.read_text("utf-8")
