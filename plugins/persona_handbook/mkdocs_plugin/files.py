"""MkDocs integration: the handbook's files as MkDocs and other plugins expect them, on disk and in each language."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from persona_handbook.model.consent.gate import withheld_on_pages
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.model.site_files.documents import refused_document
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.model.site_files.static_texts import is_withheld
from persona_handbook.settings.settings import Settings
from persona_handbook.site.edition import Edition
from persona_handbook.writing.files import lay_out
from persona_handbook.writing.tree import write_tree

OUR_NAME = "persona-handbook"
SITE_TEXTS = ("site_name", "site_description", "site_author", "copyright")


class FilesOnDisk:
    """Generated files in a temporary folder, because many plugins open the source file of each page."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def made(self, config: MkDocsConfig, tree: Mapping[str, bytes]) -> dict[str, File]:
        """Write the files for one build; return them by path."""
        self.remove()
        self._folder = TemporaryDirectory(prefix=f"{OUR_NAME}-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name).resolve()
        write_tree(dict(tree), folder)
        return {path: generated(config, path, str(folder)) for path in tree}

    def change(self, tree: Mapping[str, bytes]) -> None:
        """Replace some of the files before MkDocs copies them into the site."""
        if self._folder is not None:
            lay_out(Path(self._folder.name).resolve(), tree)

    def remove(self) -> None:
        """Remove the files of the last build."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def generated(config: MkDocsConfig, path: str, folder: str) -> File:
    """Create a generated file of the site with its source in a folder."""
    file = File(path, folder, config.site_dir, config.use_directory_urls)
    file.generated_by = OUR_NAME
    return file


def remove_sources(files: Files, settings: Settings, config: MkDocsConfig) -> None:
    """Remove files that must not be published from the site.

    These are the handbook's own files, which contain confidential quotes, and links and devices in the documents and in
    the site's custom theme, which could expose other files.
    """
    sources = Sources(settings)
    own_theme = config.theme.custom_dir
    folders = {os.path.normpath(each) for each in (config.docs_dir, own_theme) if each}
    # a plugin may have moved the documents, such as into a temporary folder
    moved = "" if Path(config.docs_dir).is_symlink() else config.docs_dir
    more = [Path(each) for each in (own_theme, moved) if each]
    for file in list(files):
        if file.generated_by is not None:
            continue
        real = Path(file.abs_src_path) if file.abs_src_path else None
        is_theirs = real is not None and os.path.normpath(str(file.src_dir)) in folders
        if sources.include(file.src_uri, real) or (real and is_theirs and refused_document(settings, real, *more)):
            files.remove(file)


def remove_withheld(files: Files, edition: Edition, config: MkDocsConfig) -> None:
    """Remove static texts that repeat words that may not be shown, and hide such words in the settings of the site."""
    words = withheld_on_pages(edition.handbook, edition.today)
    for name in SITE_TEXTS:
        if words and config[name]:
            config[name] = words.hide(str(config[name]))
    config.nav = _hidden_titles(config.nav, words)
    for file in list(files) if words else ():
        source = file.abs_src_path if file.generated_by is None and not file.is_documentation_page() else None
        if source and is_withheld(Path(source), edition.handbook.settings, words, Path(config.docs_dir)):
            files.remove(file)


def _hidden_titles(nav: Any, words: Withheld) -> Any:  # noqa: ANN401  lists and mappings, as MkDocs has it
    if isinstance(nav, list):
        return [_hidden_titles(each, words) for each in nav]
    if isinstance(nav, dict):
        return {words.hide(str(title)): _hidden_titles(each, words) for title, each in nav.items()}
    return nav


def spare_history(config: MkDocsConfig, paths: Iterable[str]) -> None:
    """Tell git-authors that generated pages have no authors, since it warns about pages that Git does not know."""
    plugin = config.plugins.get("git-authors")
    if plugin is not None and isinstance(plugin.config.get("exclude"), list):
        plugin.config["exclude"] += [path for path in paths if path not in plugin.config["exclude"]]


class LanguageBuild:
    """The build of one language by mkdocs-static-i18n, which builds the site once for each language."""

    def __init__(self, plugin: Any) -> None:  # noqa: ANN401  an object of mkdocs-static-i18n
        self._plugin = plugin
        self.code = str(plugin.current_language or plugin.default_language)
        self.is_default = self.code == plugin.default_language
        self.folder = self._folder(self.code)

    def adopt(self, files: Iterable[File]) -> None:
        """Move files to this language's folder and link each to its translations."""
        for file in files:
            twins = {each: _moved(file, self._folder(each)) for each in self._plugin.build_languages}
            _moved(file, self.folder, file)
            file.alternates = {**twins, self.code: file}  # type: ignore[attr-defined]
            file.locale = file.locale_alternate_of = self.code  # type: ignore[attr-defined]
            file.localization, file.norm_src_uri = None, file.src_uri  # type: ignore[attr-defined]
        self._plugin.i18n_files_per_language.setdefault(self.code, []).extend(
            file for file in files if file.is_documentation_page()
        )

    def copied(self, config: MkDocsConfig, files: Iterable[File]) -> list[File]:
        """Copy files of the whole site for pages of this language that use relative links to them."""
        return [] if self.is_default else [_copy(config, file, self.folder) for file in files]

    def _folder(self, code: str) -> str:
        return "" if code == self._plugin.default_language else f"{code}/"


def language_build(config: MkDocsConfig) -> LanguageBuild | None:
    """Return the language that mkdocs-static-i18n is building, or None without that plugin."""
    plugin = config.plugins.get("i18n")
    return LanguageBuild(plugin) if plugin is not None and hasattr(plugin, "i18n_files_per_language") else None


def path_in_language(file: File, folder: str) -> str:
    """Return the path of a page within its language, from its URL: other plugins may change all other attributes.

    Args:
        file: the file of the page; if a part of it is shown on another page, its URL is that of the other page
        folder: the folder of the language that is being built
    """
    address = unquote(file.url).removeprefix("./").removeprefix(folder)
    return f"{address}index.md" if address.endswith("/") or not address else f"{address.removesuffix('.html')}.md"


def is_of(entry: StructureItem, paths: Container[str]) -> bool:
    """Return whether all pages of a navigation entry have one of the given paths."""
    if isinstance(entry, Page):
        return entry.file.src_uri in paths
    return isinstance(entry, Section) and all(is_of(each, paths) for each in entry.children)


def _moved(file: File, folder: str, into: File | None = None) -> File:
    moved = into or File(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)
    moved.dest_uri = folder + file.dest_uri
    moved.url = moved._get_url()  # noqa: SLF001  it has no public way
    return moved


def _copy(config: MkDocsConfig, file: File, folder: str) -> File:
    copy = generated(config, folder + file.src_uri, str(file.src_dir))
    copy.abs_src_path = file.abs_src_path
    return copy
