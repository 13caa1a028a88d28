"""The edge to MkDocs: hands the pages over, and nothing more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import mermaid2
from jinja2 import Environment
from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from persona_handbook.finding import Level
from persona_handbook.model.folders import read_handbook
from persona_handbook.reading.clock import BuildTimeError, today
from persona_handbook.report.text import count
from persona_handbook.settings import Host, Settings, read_settings
from persona_handbook.site.address import LinkStyle
from persona_handbook.site.companions import companions
from persona_handbook.site.edition import Edition, edition_of
from persona_handbook.site.hand_written import completed
from persona_handbook.site.navigation import complete_nav, leaves_in_nav
from persona_handbook.site.page import Page
from persona_handbook.site.pages import pages
from persona_handbook.site.tree import ASSETS, assets, paths_of

log = get_plugin_logger("persona-handbook")

DRAWING = f"{ASSETS}/diagrams.js"
BEFORE_OTHERS, BEFORE_NAVIGATION_PLUGINS = 100, 50
FENCES = "pymdownx.superfences"


class PersonaHandbookPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Publishes the handbook with the site; its settings are read and checked by `settings.py`."""

    command = "build"
    options: dict[str, Any]
    settings: Settings
    edition: Edition
    pages: dict[str, Page]

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options for `settings.py`, which checks them where they are, so that its findings have a line."""
        del config_file_path
        self.options = dict(options)
        self.config = {}
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is being served: then nothing that a person wrote may stop it."""
        del dirty
        self.command = command

    @event_priority(BEFORE_OTHERS)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and set MkDocs and mermaid2 so that adopters have nothing else to set."""
        file = Path(config.config_file_path)
        root = file.parent.resolve()
        self.settings = read_settings(root, root / file.name if file.is_file() else None, _host(config, self.options))
        folders = (self.settings.personas, self.settings.evidence, self.settings.journeys, self.settings.templates)
        watched = [self.settings.root / folder for folder in folders if folder]
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())
        config.extra_css.extend(paths_of("css"))
        config.extra_javascript.extend(paths_of("js"))
        _set_markdown(config)
        _set_mermaid2(config)
        return config

    @event_priority(BEFORE_NAVIGATION_PLUGINS)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and assets; a hand-written page stands before a generated one of the same path."""
        style = LinkStyle.DIRECTORY if config.use_directory_urls else LinkStyle.HTML
        try:
            now = today(self.settings.today)
        except BuildTimeError as error:
            raise PluginError(str(error)) from error
        self.edition = edition_of(read_handbook(self.settings), now, style)
        written = {file.src_uri for file in files}
        self.pages = {path: page for path, page in pages(self.edition).items() if path not in written}
        leaves = leaves_in_nav(self.pages)
        for path, page in self.pages.items():
            files.append(self._file(config, page, in_nav=path in leaves or not _is_leaf(path)))
        for name, content in assets().items():
            files.append(File.generated(config, f"{ASSETS}/{name}", content=content))
        for path, content in companions(self.edition).items():
            if path not in written:
                files.append(File.generated(config, path, content=content))
        if config.nav is not None:
            config.nav = complete_nav(config.nav, self.pages, self.edition.say)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give every page of ours a title that themes can show as it is, since they do not escape it."""
        del config, files
        for page in nav.pages:
            ours = self.pages.get(page.file.src_uri)
            if ours and not page.title:
                page.title = escape(ours.title)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put what a hand-written page asks for in its place, and escape titles out of the nav."""
        del config, files
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta["title"] = page.title = escape(ours.title)
            return markdown
        return completed(self.edition, page.file.src_uri, markdown)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep escaped titles escaped: themes strip tags from a title with a filter that also unescapes it."""
        del config, files
        env.filters["striptags"] = lambda text: escape(do_striptags(text))
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say what the lint report says; a strict build fails on an error, after the report has been written."""
        if not self.edition.findings:
            return
        report = self.edition.templates.addresses.link("", "lint.md")
        said = f"{count(self.edition.findings)} The lint report is at {report}."
        if self.command == "serve" or not self.edition.count(Level.ERROR):
            # a warning would end a strict `mkdocs serve`
            log.info(said)
        elif config.strict:
            raise PluginError(f"The handbook must be mended before it is published: {said}")
        else:
            log.warning(said)

    def _file(self, config: MkDocsConfig, page: Page, *, in_nav: bool) -> File:
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content=page.text, inclusion=inclusion)
        if page.made_from:
            source = os.path.relpath(self.settings.root / page.made_from, config.docs_dir)
            file.edit_uri = Path(source).as_posix()
        return file


def _host(config: MkDocsConfig, options: dict[str, Any]) -> Host:
    language = config.theme.get("language")
    return Host(
        site_name=config.site_name,
        site_url=config.site_url,
        docs_dir=config.docs_dir,
        language=language if isinstance(language, str) else None,
        options=options,
    )


def _is_leaf(path: str) -> bool:
    return "/" in path and not path.endswith("/index.md")


def _set_markdown(config: MkDocsConfig) -> None:
    for name in ("attr_list", "md_in_html", "tables", FENCES):
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    fences = config.mdx_configs.setdefault(FENCES, {}).setdefault("custom_fences", [])
    if not any(fence.get("name") == "mermaid" for fence in fences):
        fences.append({"name": "mermaid", "class": "mermaid", "format": mermaid2.fence_mermaid_custom})


def _set_mermaid2(config: MkDocsConfig) -> None:
    """Let mermaid2 use our script: it would ask the network for a library, and cannot see a generated file."""
    plugin = config.plugins.get("mermaid2")
    if plugin is not None and not plugin.config.get("javascript"):
        plugin.config["javascript"] = plugin._javascript = DRAWING  # noqa: SLF001  it has no public way
