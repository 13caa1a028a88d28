"""The settings of a site, as MkDocs reads them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from persona_handbook.finding import Finding, Level
from persona_handbook.message import gettext
from persona_handbook.reading.paths import path_from
from persona_handbook.reading.yaml.document import Document
from persona_handbook.settings.document import SiteDocument, site_document
from persona_handbook.settings.edit_address import edit_address
from persona_handbook.settings.inheritance import Surroundings, read_inherited
from persona_handbook.settings.node import Fields, Leaf, as_mkdocs_data, node_at
from persona_handbook.settings.plugin_block import PluginBlock, plugin_block

FILE_NAMES = ("mkdocs.yml", "mkdocs.yaml")
DOCS = "docs"
ADDRESSES = ("site_url", "repo_url")
TEXTS = ("site_name", "site_url", "docs_dir", "repo_url", "edit_uri", "edit_uri_template")


@dataclass(frozen=True)
class SiteConfig:
    """A site's configuration: its document, its settings and the plugin's entry."""

    root: Path
    document: Document
    fields: Fields | None = None
    block: PluginBlock | None = None
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()

    def text(self, *steps: str) -> str | None:
        """Return a text setting, such as `site_name` or `theme`, `language`; None if missing or not a text."""
        part = node_at(self.fields, steps) if self.fields else None
        value = as_mkdocs_data(part) if part else None
        return value if isinstance(value, str) else None

    @property
    def edit_address(self) -> str | None:
        """The URL prefix for editing the handbook's files."""
        to_root = path_from(self.root / (self.text("docs_dir") or DOCS), self.root)
        return edit_address(self.text("repo_url"), self.text("edit_uri"), self.text("edit_uri_template"), to_root)


def read_site_config(file: Path, beyond: Path | None = None) -> SiteConfig:
    """Read a configuration file and all files it inherits from.

    Args:
        file: the configuration file, such as mkdocs.yml
        beyond: the original folder, if the file is in a copy of it

    Returns:
        the configuration; mistakes in it and its parents are findings
    """
    root = file.parent
    inherited = read_inherited(file, Surroundings(root, os.environ, beyond))
    document = site_document(inherited)
    block, findings = plugin_block(inherited.fields, document)
    found = (*document.findings, *_not_texts(inherited.fields, document), *findings)
    return SiteConfig(root, document, inherited.fields, block, tuple(inherited.files), found)


def docs_from(root: Path, docs_dir: str) -> str:
    """Return the documents folder relative to the handbook."""
    return path_from(root, root / docs_dir)


def directory_address(url: str | None) -> str | None:
    """Return the site's URL with a final slash, as MkDocs uses it; None if it is not a web URL."""
    if not url or not url.startswith(("https://", "http://")):
        return None
    parts = urlsplit(url)
    return urlunsplit(parts if parts.path.endswith("/") else parts._replace(path=f"{parts.path}/"))


def _not_texts(fields: Fields | None, document: SiteDocument) -> Iterator[Finding]:
    for name in ADDRESSES:
        part = node_at(fields, (name,)) if fields else None
        value = as_mkdocs_data(part) if part else None
        if isinstance(value, str) and value and not (urlsplit(value).scheme and urlsplit(value).netloc):
            wrong = gettext("The field `%(name)s` is not a web address, so MkDocs cannot build the site.", name=name)
            help_ = gettext("Use a full address, such as https://example.com/handbook/.")
            yield Finding(document.value_at((name,)), Level.ERROR, "wrong-value", wrong, help_)
    for name in TEXTS:
        part = node_at(fields, (name,)) if fields else None
        value = as_mkdocs_data(part) if part else None
        if value is not None and not isinstance(value, str):
            wrong = gettext("The field `%(name)s` is not text, so MkDocs cannot build the site.", name=name)
            way_out = gettext(
                'Put it in quotes: `%(name)s: "%(source_text)s"`.', name=name, source_text=document.source_text((name,))
            )
            in_quotes = isinstance(part, Leaf) and not document.source_text((name,)).startswith("!")
            help_ = way_out if in_quotes else gettext("Use text in quotes.")
            yield Finding(document.value_at((name,)), Level.ERROR, "wrong-value", wrong, help_)
