"""The plugin's settings in mkdocs.yml, read and validated without MkDocs."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from persona_handbook.finding import Finding, Location
from persona_handbook.reading.schema.suggestion import is_misspelt
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.yaml.document import Document, Pointer, Value, empty_document
from persona_handbook.settings.options import Options, plugin_options
from persona_handbook.settings.site import (
    DOCS,
    FILE_NAMES,
    SiteConfig,
    directory_address,
    docs_from,
    read_site_config,
)
from persona_handbook.settings.snippets import Snippets, snippets_of

UNNAMED = "Persona handbook"
PERSONAS = "personas"
EVIDENCE = "personas/evidence"
PRESET = "recommended"
INTERNAL, PUBLIC = "internal", "public"
PLAIN_TEXTS = ("personas", "evidence", "journeys", "stands_for", "preset", "templates")


@dataclass(frozen=True, slots=True)
class Named:
    """A product, team or metric: its ID in files and its display name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale for comparing personas, with the labels of both ends."""

    axis: str
    low: str
    high: str
    name: str


@dataclass(frozen=True, slots=True)
class OtherCheckout:
    """A folder with more files of the handbook: its path as written, its place, and the prefix of its IDs."""

    path: str
    prefix: str
    folder: Path


@dataclass(frozen=True, slots=True)
class WordOverrides:
    """A handbook's changes to a word list of the rules: additional and allowed words."""

    more: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a handbook, with a default for each.

    `file` is the configuration file; `files` are that one and those it inherits from. `listed` is whether the
    configuration lists the plugin, `lost` whether it cannot be read, so that the settings are unknown.
    """

    root: Path
    document: Document
    file: Path | None = None
    files: tuple[Path, ...] = ()
    listed: bool = False
    lost: bool = False
    pointer: Pointer = ()
    site_name: str = UNNAMED
    docs: str = DOCS
    base: str = ""
    personas: str = PERSONAS
    evidence: str = EVIDENCE
    journeys: str = "journeys"
    products: tuple[Named, ...] = ()
    teams: tuple[Named, ...] = ()
    scales: tuple[Axis, ...] = ()
    metrics: tuple[Named, ...] = ()
    stands_for: str = "both"
    audience: str = INTERNAL
    today: dt.date | None = None
    preset: str = PRESET
    rules: Mapping[str, Value] = field(default_factory=dict)
    sources: tuple[OtherCheckout, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_docs: tuple[str, ...] = ()
    unsearched: tuple[str, ...] = ()
    usage: tuple[str, ...] = ()
    product_terms: tuple[str, ...] = ()
    words: Mapping[str, WordOverrides] = field(default_factory=dict)
    language: str = "en"
    region: str | None = None
    history: bool = False
    edit_uri: str | None = None
    site_url: str | None = None
    templates: str | None = None
    snippets: Snippets | None = None
    findings: tuple[Finding, ...] = ()

    def folder(self, kind: str) -> str:
        """Return the folder of a kind of file: persona, evidence, journey or templates (empty if not set)."""
        folders = {"persona": self.personas, "evidence": self.evidence, "journey": self.journeys}
        return {**folders, "templates": self.templates or ""}[kind]

    def option(self, rule: str, name: str, default: float) -> float:
        """Return an option of a rule as the handbook sets it, or its default; turning a rule off sets no option."""
        chosen = self.rules.get(rule)
        value = chosen.get(name) if isinstance(chosen, dict) else None
        return value if isinstance(value, int | float) and not isinstance(value, bool) else default

    @property
    def address(self) -> str | None:
        """The web address of the handbook's section of the site; None if the site's URL is unknown."""
        return f"{self.site_url}{self.base}/" if self.site_url and self.base else self.site_url

    @property
    def top(self) -> Location:
        """The first line of the configuration file, for findings about missing settings."""
        return Location(self.document.path, 1, 1, 1, 1)

    def place(self, *names: str | int) -> Location | None:
        """Return the location of a setting, or None if it has its default."""
        pointer = (*self.pointer, *names)
        return self.document.value_at(pointer) if self.listed and pointer in self.document.pointers else None

    def product_name(self, product: str) -> str:
        """Return the display name for a product ID."""
        return _name(self.products, product)

    def sorted_products(self, found: Iterable[str]) -> tuple[str, ...]:
        """Return product IDs in the order of the settings; unknown ones follow, the empty one (no product) is last."""
        order = {each.id: number for number, each in enumerate(self.products)}
        return tuple(sorted({*found}, key=lambda each: (not each, order.get(each, len(order)), each)))

    def team_name(self, team: str) -> str:
        """Return the display name for a team ID."""
        return _name(self.teams, team)

    def metric_name(self, metric: str) -> str:
        """Return the display name for a metric, which files name by ID or by any name."""
        return next((each.name for each in self.metrics if each.id == metric), metric)


@dataclass(frozen=True, slots=True)
class Host:
    """The values that MkDocs passes to its plugins, which take precedence over files."""

    site_name: str | None
    site_url: str | None
    docs_dir: str
    language: str | None
    edit_address: str | None
    options: Mapping[str, object] | None = None


def _name(known: tuple[Named, ...], wanted: str) -> str:
    return next((each.name for each in known if each.id == wanted), wanted.replace("-", " ").capitalize())


def read_settings(
    root: Path, file: Path | None = None, host: Host | None = None, *, beyond: Path | None = None
) -> Settings:
    """Read the handbook's settings from mkdocs.yml; invalid ones are findings and keep their default.

    Args:
        root: the handbook's folder
        file: the configuration file, if it is not mkdocs.yml in that folder
        host: the values from MkDocs, if it is the caller
        beyond: the original folder, if the root is a copy in another place
    """
    file = file or next((root / name for name in FILE_NAMES if os.path.lexists(root / name)), None)
    site = read_site_config(file, beyond) if file else SiteConfig(root, empty_document("mkdocs.yml"))
    return replace(
        _settings(root, site, host or _host(site), beyond or root),
        file=file,
        listed=host is not None or site.block is not None,
        lost=host is None and site.document.data is None,
    )


def read_settings_in(folder: Path, root: Path, file: Path | None) -> Settings:
    """Read the settings of the handbook from a copy of its folder, such as an earlier state.

    Args:
        folder: the copy
        root: the handbook's own folder
        file: the handbook's configuration file, if it has one
    """
    same = folder / file.name if file else None
    return read_settings(folder, same if same and os.path.lexists(same) else None, beyond=root)


def _tag(locale: str | None) -> str | None:
    """Convert a locale, such as `pt_BR`, to a language tag."""
    return locale.replace("_", "-") if locale else None


def _host(site: SiteConfig) -> Host:
    """Return the values that MkDocs would pass."""
    return Host(
        site_name=site.text("site_name"),
        site_url=site.text("site_url"),
        docs_dir=site.text("docs_dir") or DOCS,
        language=site.text("theme", "language") or _tag(site.text("theme", "locale")),
        edit_address=site.edit_address,
    )


def _settings(root: Path, site: SiteConfig, host: Host, original: Path) -> Settings:
    options, document, pointer = plugin_options(site, host.options)
    findings = form_findings(document, "settings", pointer) if options else []
    block = {name: each for name, each in options.items() if not _spoilt(document, (*pointer, name), findings)}
    plain = {name: block[name] for name in PLAIN_TEXTS if name in block}
    today = block.get("today")
    return Settings(
        root=root,
        document=site.document,
        files=site.files,
        pointer=pointer,
        site_name=host.site_name or UNNAMED,
        docs=docs_from(root, host.docs_dir),
        base=(_text(block, "base") or "").strip("/"),
        products=tuple(Named(**_texts(each)) for each in _list(block, "products")),
        teams=tuple(Named(**_texts(each)) for each in _list(block, "teams")),
        scales=tuple(Axis(**_texts(each)) for each in _list(block, "scales")),
        metrics=tuple(Named(**_texts(each)) for each in _list(block, "metrics")),
        sources=tuple(_other_checkout(original, **_texts(each)) for each in _list(block, "sources")),
        exclude=_names(block, "exclude"),
        exclude_docs=tuple((site.text("exclude_docs") or "").splitlines()),
        unsearched=_names(block, "unsearched"),
        usage=_names(block, "usage"),
        product_terms=_names(block, "product_terms"),
        words={
            kind: WordOverrides(_names(each, "more"), _names(each, "allow")) for kind, each in _groups(block, "words")
        },
        history=block.get("history") is True,
        audience=_audience(options, block),
        language=_text(block, "language") or host.language or "en",
        region=_text(block, "region"),
        today=dt.date.fromisoformat(today) if isinstance(today, str) else None,
        rules=cast("dict[str, Value]", block.get("rules") or {}),
        edit_uri=_edit_uri(host, block),
        site_url=directory_address(host.site_url),
        snippets=snippets_of(site.fields, root, docs_from(root, host.docs_dir)),
        findings=(*site.findings, *findings),
        **cast("dict[str, Any]", plain),
    )


def _spoilt(document: Document, pointer: Pointer, findings: list[Finding]) -> bool:
    """Return whether a finding is about a setting or a part of it."""
    inside = [each for each in document.pointers if each[: len(pointer)] == pointer]
    places = {document.key_at(each) for each in inside} | {document.value_at(each) for each in inside}
    return any(finding.location in places for finding in findings)


def _audience(options: Options, block: dict[str, Value]) -> str:
    """Return the audience; an invalid value counts as public, so that no mistake publishes anything."""
    named = [name for name in options if name == "audience" or is_misspelt(name, "audience")]
    return str(block.get("audience", PUBLIC)) if named else INTERNAL


def _text(block: Options, name: str) -> str | None:
    value = block.get(name)
    return value if isinstance(value, str) else None


def _list(block: dict[str, Value], name: str) -> list[Value]:
    value = block.get(name)
    return value if isinstance(value, list) else []


def _names(block: dict[str, Value], name: str) -> tuple[str, ...]:
    return tuple(str(each) for each in _list(block, name))


def _groups(block: dict[str, Value], name: str) -> list[tuple[str, dict[str, Value]]]:
    group = block.get(name)
    return [(name, each) for name, each in group.items() if isinstance(each, dict)] if isinstance(group, dict) else []


def _texts(entry: Value) -> dict[str, str]:
    return {name: str(value) for name, value in cast("dict[str, Value]", entry).items() if not name.startswith("x-")}


def _other_checkout(root: Path, path: str, prefix: str) -> OtherCheckout:
    return OtherCheckout(path, prefix, (root / path).resolve())


def _edit_uri(host: Host, block: Options) -> str | None:
    own = _text(block, "edit_uri")
    return f"{own.rstrip('/')}/" if own else host.edit_address
