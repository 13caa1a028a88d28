"""The plugin's block of mkdocs.yml, read and checked without MkDocs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, cast
from urllib.parse import urljoin

from persona_handbook.finding import Finding
from persona_handbook.reading.document import Document, Pointer, Value, empty_document, read_document
from persona_handbook.reading.schema import form_findings

PLUGIN = "persona-handbook"
FILE_NAMES = ("mkdocs.yml", "mkdocs.yaml")
MOST_PARENTS = 8
PERSONAS = "personas"
PLAIN_TEXTS = ("personas", "evidence", "journeys", "stands_for", "preset", "templates")


class NoHandbookError(Exception):
    """There is neither an mkdocs.yml nor a folder of personas to read."""


@dataclass(frozen=True, slots=True)
class Named:
    """A product or a team: the id that files use, and the name that pages show."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale on which personas are compared, with the words at both of its ends."""

    axis: str
    low: str
    high: str
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A handbook's own words beside a list of the rules': those that are found too, and those that are not."""

    more: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a handbook's maintainers decided, with a default for everything."""

    root: Path
    document: Document
    pointer: Pointer = ()
    site_name: str = "Persona handbook"
    docs: str = "docs"
    personas: str = PERSONAS
    evidence: str = "personas/evidence"
    journeys: str = "journeys"
    products: tuple[Named, ...] = ()
    teams: tuple[Named, ...] = ()
    scales: tuple[Axis, ...] = ()
    stands_for: str = "both"
    today: dt.date | None = None
    preset: str = "recommended"
    rules: Mapping[str, Value] = field(default_factory=dict)
    product_terms: tuple[str, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    language: str = "en"
    history: bool = False
    edit_uri: str | None = None
    site_url: str | None = None
    templates: str | None = None
    findings: tuple[Finding, ...] = ()

    def folder(self, kind: str) -> str:
        """Give the folder of a kind of file: persona, evidence or journey."""
        return {"persona": self.personas, "evidence": self.evidence, "journey": self.journeys}[kind]

    def product_name(self, product: str) -> str:
        """Give the name that pages show for a product's id."""
        return _name(self.products, product)

    def team_name(self, team: str) -> str:
        """Give the name that pages show for a team's id."""
        return _name(self.teams, team)


def _name(known: tuple[Named, ...], wanted: str) -> str:
    return next((each.name for each in known if each.id == wanted), wanted.replace("-", " ").capitalize())


def find_root(start: Path) -> Path:
    """Find the folder of the handbook that a path belongs to: the nearest one upward that holds an mkdocs.yml.

    Raises:
        NoHandbookError: nothing upward looks like a handbook
    """
    start = start.resolve()
    folders = [start, *start.parents][:MOST_PARENTS] if start.is_dir() else list(start.parents)[:MOST_PARENTS]
    for folder in folders:
        if any((folder / name).is_file() for name in FILE_NAMES):
            return folder
    for folder in folders:
        if (folder / PERSONAS).is_dir():
            return folder
    raise NoHandbookError(
        f"There is no handbook in {start}: neither an mkdocs.yml nor a folder named personas stands there or above it."
    )


def read_settings(root: Path, file: Path | None = None) -> Settings:
    """Read the handbook's settings out of its mkdocs.yml; what is wrong in them is a finding and left at its default.

    Args:
        root: the handbook's folder
        file: the configuration file, where it is not the folder's mkdocs.yml
    """
    file = file or next((root / name for name in FILE_NAMES if (root / name).is_file()), None)
    if file is None:
        return Settings(root=root, document=empty_document("mkdocs.yml"))
    site = _with_plugins(root, file)
    if site.data is None:
        return Settings(root=root, document=site, findings=site.findings)
    pointer, block = _block(site.data.get("plugins"))
    findings = form_findings(site, "settings", pointer) if pointer else []
    sound = {name: value for name, value in block.items() if not _spoilt(site, (*pointer, name), findings)}
    return replace(_settings(root, site, pointer, sound), findings=(*site.findings, *findings))


def today_for(settings: Settings, asked: dt.date | None, built_at: str | None) -> dt.date:
    """Tell which day the handbook is looked at on.

    Args:
        settings: the handbook's settings, which may fix the day
        asked: the day that the caller asks for, before all else
        built_at: the environment's SOURCE_DATE_EPOCH, in seconds (reproducible-builds.org), or None

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a number of seconds
    """
    if asked or settings.today:
        return asked or settings.today or dt.date.min
    if built_at:
        return dt.datetime.fromtimestamp(int(built_at), tz=dt.UTC).date()
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def _with_plugins(root: Path, file: Path) -> Document:
    for _ in range(MOST_PARENTS):
        document = read_document(file.read_bytes(), _shown(root, file), tags=True)
        parent = (document.data or {}).get("INHERIT")
        if document.data is None or "plugins" in document.data or not isinstance(parent, str):
            return document
        if not (file.parent / parent).is_file():
            return document
        file = (file.parent / parent).resolve()
    return document


def _shown(root: Path, file: Path) -> str:
    resolved = file.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else file.name


def _block(plugins: Value) -> tuple[Pointer, dict[str, Value]]:
    if isinstance(plugins, dict):
        named: dict[Pointer, tuple[str, Value]] = {("plugins", name): (name, value) for name, value in plugins.items()}
    else:
        named = {
            ("plugins", index, name): (name, value)
            for index, entry in enumerate(plugins if isinstance(plugins, list) else [])
            if isinstance(entry, dict)
            for name, value in entry.items()
        }
    for pointer, (name, value) in named.items():
        if name == PLUGIN and isinstance(value, dict):
            return pointer, value
    return (), {}


def _spoilt(site: Document, pointer: Pointer, findings: list[Finding]) -> bool:
    first, last = site.key_at(pointer).line, site.value_at(pointer).end_line
    return any(first <= finding.location.line <= last for finding in findings)


def _settings(root: Path, site: Document, pointer: Pointer, block: dict[str, Value]) -> Settings:
    plain = {name: block[name] for name in PLAIN_TEXTS if name in block}
    today = block.get("today")
    return Settings(
        root=root,
        document=site,
        pointer=pointer,
        site_name=str((site.data or {}).get("site_name") or "Persona handbook"),
        docs=str((site.data or {}).get("docs_dir") or "docs").strip("/"),
        products=tuple(Named(**_texts(each)) for each in _list(block, "products")),
        teams=tuple(Named(**_texts(each)) for each in _list(block, "teams")),
        scales=tuple(Axis(**_texts(each)) for each in _list(block, "scales")),
        product_terms=_names(block, "product_terms"),
        words={kind: Words(_names(each, "more"), _names(each, "allow")) for kind, each in _groups(block, "words")},
        history=block.get("history") is True,
        language=_language(site.data or {}),
        today=dt.date.fromisoformat(today) if isinstance(today, str) else None,
        rules=cast("dict[str, Value]", block.get("rules") or {}),
        edit_uri=_edit_uri(site.data or {}, block),
        site_url=_site_url(site.data or {}),
        **cast("dict[str, Any]", plain),
    )


def _list(block: dict[str, Value], name: str) -> list[Value]:
    value = block.get(name)
    return value if isinstance(value, list) else []


def _names(block: dict[str, Value], name: str) -> tuple[str, ...]:
    return tuple(str(each) for each in _list(block, name))


def _groups(block: dict[str, Value], name: str) -> list[tuple[str, dict[str, Value]]]:
    group = block.get(name)
    return [(name, each) for name, each in group.items() if isinstance(each, dict)] if isinstance(group, dict) else []


def _language(site: dict[str, Value]) -> str:
    theme = site.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    return language if isinstance(language, str) else "en"


def _texts(entry: Value) -> dict[str, str]:
    return {name: str(value) for name, value in cast("dict[str, Value]", entry).items() if not name.startswith("x-")}


def _edit_uri(site: dict[str, Value], block: dict[str, Value]) -> str | None:
    own, repo, edit = block.get("edit_uri"), site.get("repo_url"), site.get("edit_uri")
    if isinstance(own, str):
        return own.rstrip("/") + "/"
    docs = str(site.get("docs_dir") or "docs")
    if isinstance(edit, str) and "://" in edit:
        return urljoin(edit.rstrip("/") + "/", "../" * len(PurePosixPath(docs).parts))
    if isinstance(repo, str) and isinstance(edit, str):
        return urljoin(f"{repo.rstrip('/')}/{edit.strip('/')}/", "../" * len(PurePosixPath(docs).parts))
    return None


def _site_url(site: dict[str, Value]) -> str | None:
    url = site.get("site_url")
    return url.rstrip("/") + "/" if isinstance(url, str) and url.startswith(("https://", "http://")) else None
