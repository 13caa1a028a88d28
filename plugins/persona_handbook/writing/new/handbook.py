"""A new handbook: settings, schemas, files for Git hosts and editors, and a first draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from persona_handbook import __version__
from persona_handbook.reading.schema.schemas import PACKAGE, schema_folder
from persona_handbook.settings.settings import INTERNAL
from persona_handbook.writing.new.file import new_file

SCAFFOLD = PACKAGE / "writing" / "new" / "scaffold"
FOR_EDITORS = (".vscode/extensions.json", ".vscode/settings.json")
FOR_GITHUB = (
    ".github/CODEOWNERS",
    ".github/pull_request_template.md",
    *(
        f".github/ISSUE_TEMPLATE/{name}.yml"
        for name in ("config", "contradicted-claim", "new-interview", "new-persona")
    ),
    *(f".github/workflows/{name}.yml" for name in ("preview", "publish", "reviews")),
)
OURS = {
    "github": (".github/workflows/check.yml",),
    "gitlab": (".gitlab-ci.yml",),
    "none": (),
}
SCHEMAS = ("common", "persona", "evidence", "journey")
FIRST = "personas/first-persona.yaml"


@dataclass(frozen=True, slots=True)
class Starter:
    """The options of a new handbook: its name, its Git host, its repository, and its audience."""

    name: str
    host: str
    repository: str | None
    today: dt.date
    audience: str = INTERNAL


def starter_files(beginning: Starter) -> Mapping[str, bytes]:
    """Return all files of a new handbook by path; the caller checks which exist."""
    first = new_file("persona", {"role": "primary"}, beginning.today, "../schemas/persona.schema.json")
    found = [*_told(beginning), *_as_they_are(beginning.host), *schema_files().items(), (FIRST, first.encode())]
    return dict(sorted(found))


def schema_files() -> Mapping[str, bytes]:
    """Return the schemas for validation in editors, by path."""
    paths = (f"{name}.schema.json" for name in SCHEMAS)
    return {f"schemas/{path}": (schema_folder() / path).read_bytes() for path in paths}


def _told(beginning: Starter) -> Iterator[tuple[str, bytes]]:
    templates = Environment(
        loader=FileSystemLoader(SCAFFOLD),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        autoescape=False,  # noqa: S701  YAML and Markdown; values are quoted as JSON or used in headings
    )
    for path in ("README.md", "docs/index.md", "mkdocs.yml", "requirements.txt"):
        told = templates.get_template(f"{path}.j2").render(
            name=beginning.name,
            repository=beginning.repository,
            host=beginning.host,
            requirement=_requirement(),
            audience=beginning.audience,
        )
        yield path, told.encode()


def _as_they_are(host: str) -> Iterator[tuple[str, bytes]]:
    shared = PACKAGE / "repository"
    shared = shared if shared.is_dir() else PACKAGE.parents[1]
    for path in (*FOR_EDITORS, *(FOR_GITHUB if host == "github" else ())):
        yield path, (shared / path).read_bytes()
    for path in (".gitignore", *OURS[host]):
        yield path, (SCAFFOLD / path).read_bytes()


def _requirement() -> str:
    """Return a version requirement: this version or a later compatible one (semantic versioning)."""
    major, minor = (int(each) for each in __version__.split(".")[:2])
    below = f"0.{minor + 1}" if major == 0 else f"{major + 1}"
    return f"mkdocs-persona-handbook>={__version__},<{below}"
