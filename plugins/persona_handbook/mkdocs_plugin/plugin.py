"""MkDocs integration: the plugin. It passes the generated pages to MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.filters import do_striptags
from markdown import Markdown
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from persona_handbook.dates.clock import BuildTimeError, real_day, today
from persona_handbook.finding import Level, could_not_run
from persona_handbook.mkdocs_plugin.files import (
    FilesOnDisk,
    is_of,
    language_build,
    path_in_language,
    remove_sources,
    remove_withheld,
    spare_history,
)
from persona_handbook.mkdocs_plugin.layout import with_layout
from persona_handbook.mkdocs_plugin.leftovers import warning
from persona_handbook.mkdocs_plugin.not_found import add_page, fill_page
from persona_handbook.mkdocs_plugin.search import complete_search, search_in
from persona_handbook.mkdocs_plugin.serving import Follower
from persona_handbook.mkdocs_plugin.site_diagrams import (
    ARGUMENTS,
    arguments_script,
    set_diagrams,
    without_inline_arguments,
)
from persona_handbook.model.files.checkouts import checkouts_of
from persona_handbook.model.files.folders import folders_of, read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.site_files.handwritten import published_as
from persona_handbook.model.text_languages import languages_of_texts
from persona_handbook.reading.paths import path_from
from persona_handbook.report.findings.text import count
from persona_handbook.report.terminal_text import on_terminal, on_terminal_lines
from persona_handbook.settings.edit_address import edit_address
from persona_handbook.settings.settings import Host, Settings, read_settings
from persona_handbook.site.address import LinkStyle, placed
from persona_handbook.site.checking import edition_of
from persona_handbook.site.companions import companions
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.forms.form_links import MISSING, has_forms
from persona_handbook.site.handwritten import PageContext, references_as_names, shown_text
from persona_handbook.site.markdown.extension import References
from persona_handbook.site.markdown.leftovers import Leftover, leftovers
from persona_handbook.site.markdown.protection import protected, unprotected
from persona_handbook.site.markdown.whole_blocks import anchors_in
from persona_handbook.site.navigation import complete_nav, leaves_in_nav
from persona_handbook.site.page import Page
from persona_handbook.site.search.index import WORKER_OF_OURS, completed_index, with_search
from persona_handbook.site.styles.measures import Measures
from persona_handbook.site.tree import ASKED_FOR_BY_PAGES, ASSETS, WITH_MEASURES, assets, paths_of
from persona_handbook.writing.refusal import NotWrittenError

log = get_plugin_logger("persona-handbook")

BEFORE_OTHERS, BEFORE_NAVIGATION_PLUGINS = 100, 50
AFTER_LANGUAGES, AFTER_OTHERS = -110, -1000


class PersonaHandbookPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Publishes the handbook with the site. Its settings are read and validated in `settings/`."""

    command = "build"
    options: dict[str, Any]
    settings: Settings
    edition: Edition
    measures: Measures
    pages: dict[str, Page]
    docs_dir: str
    entries: list[StructureItem]
    language_folder: str
    titles: dict[str, tuple[Leftover, ...]]
    searches: bool
    rendered: File | None = None
    follower: Follower | None = None

    def __init__(self) -> None:
        super().__init__()
        self.references = References(self._context_of)
        self.on_disk = FilesOnDisk()
        self.memory = Memory()
        self.given: list[Any] | None = None
        self.completed: list[Any] | None = None

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Store the options; `settings/` validates them in the file, so that findings have lines."""
        del config_file_path
        self.options = dict(options)
        self.config = {}
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is `mkdocs serve`, in which mistakes in files never stop the build."""
        del dirty
        self.command = command

    @event_priority(BEFORE_OTHERS)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings and configure MkDocs and mermaid2, so that adopters need no other settings."""
        self.docs_dir = config.docs_dir
        self.searches = False
        self.settings = self._settings(config)
        watched = [*self._folders(), *self._other_checkouts()]
        config.watch.extend(dict.fromkeys(str(each) for each in watched if each.exists()))
        if self.follower:
            self.follower.follow(self._followed(config))
        base = self.settings.base
        # before the site's own, which can override ours
        config.extra_css[:0] = [path for path in paths_of("css", base) if path not in config.extra_css]
        config.extra_javascript.extend(path for path in paths_of("js", base) if path not in config.extra_javascript)
        for name in ("attr_list", "md_in_html", "tables"):
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
        extensions: list[Any] = config.markdown_extensions
        if self.references not in extensions:
            extensions.append(self.references)
        add_page(config)
        for said in set_diagrams(config, base):
            log.info(said)
        if arguments_script(config) and (script := self._place(ARGUMENTS)) not in config.extra_javascript:
            config.extra_javascript.append(script)
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
        """Watch the handbook's folders, including those that do not exist yet."""
        del builder
        self.follower = Follower(server, self._followed(config))
        self.follower.start()

    def on_shutdown(self) -> None:
        """Stop watching."""
        if self.follower:
            self.follower.stop()

    def _folders(self) -> list[Path]:
        templates = [self.settings.root / self.settings.templates] if self.settings.templates else []
        checkouts = [each.settings for each in checkouts_of(self.settings)]
        return [each.root / folder for each in checkouts for folder in folders_of(each)] + templates

    def _followed(self, config: MkDocsConfig) -> list[Path]:
        return [*self._folders(), *self._other_checkouts(), Path(config.docs_dir), Path(config.config_file_path)]

    def _other_checkouts(self) -> list[Path]:
        """Return what shows that another checkout appears, or gets other settings."""
        names = ("mkdocs.yml", "mkdocs.yaml", "personas", "journeys")
        return [each.folder / name for each in self.settings.sources for name in names]

    @event_priority(BEFORE_NAVIGATION_PLUGINS)
    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remove the handbook's sources from the site; add its pages and assets."""
        remove_sources(files, self.settings, config)
        return files if language_build(config) else self._with_ours_or_a_sentence(files, config)

    @event_priority(AFTER_LANGUAGES)
    def _add_files_of_language(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages for each language, after the language plugin has collected the files."""
        remove_sources(files, self.settings, config)
        return self._with_ours_or_a_sentence(files, config) if language_build(config) else files

    on_files = CombinedEvent(_add_files, _add_files_of_language)

    def _with_ours_or_a_sentence(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages; report a system error, such as a full disk, in one sentence."""
        try:
            return self._with_ours(files, config)
        except NotWrittenError as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}") from error

    def _with_ours(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and assets. A hand-written page replaces a generated one with the same path."""
        build = language_build(config)
        self.language_folder = build.folder if build else ""
        self.settings = self._settings(config)
        style = LinkStyle.DIRECTORY if config.use_directory_urls else LinkStyle.HTML
        try:
            now = today(self.settings.today)
        except BuildTimeError as error:
            raise PluginError(str(error)) from error
        handbook = read_handbook(self.settings, real_day=real_day(), memory=self.memory)
        self._refuse_snippets(handbook)
        for path in handbook.refused_portraits:
            if file := files.get_file_from_path(path):
                files.remove(file)
        search_in(config, (self.settings.language, *languages_of_texts(handbook)))
        self.edition = edition_of(handbook, now, style)
        remove_withheld(files, self.edition, config)
        written = {published_as(getattr(file, "norm_src_uri", file.src_uri)) for file in files}
        made = {path: page for path, page in every_page(self.edition).items() if self._place(path) not in written}
        self.pages = {self._place(path): page for path, page in made.items()}
        leaves = leaves_in_nav(made)
        tree = {path: page.text.encode() for path, page in self.pages.items()}
        if build and not build.is_default:
            self.edition.templates.measures.add(self.measures)
        self.measures = self.edition.templates.measures
        tree |= {self._place(f"{ASSETS}/{name}"): content for name, content in assets(self.measures).items()}
        if arguments := arguments_script(config):
            tree[self._place(ARGUMENTS)] = arguments
        beside = {self._place(path): content for path, content in companions(self.edition).items()}
        tree |= {path: content for path, content in beside.items() if path not in written}
        ours = self.on_disk.made(config, tree)
        for path, page in self.pages.items():
            is_shown = page.path in leaves or not _is_leaf(page.path)
            ours[path].inclusion = InclusionLevel.INCLUDED if is_shown else InclusionLevel.NOT_IN_NAV
            ours[path].edit_uri = self._edit_uri(page)
        if build:
            build.adopt([file for path, file in ours.items() if not path.startswith(self._place(f"{ASSETS}/"))])
            paths = [self._place(f"{ASSETS}/{name}") for name in sorted(ASKED_FOR_BY_PAGES)]
            asked_for = [ours[path] for path in paths if path in ours]
            ours |= {file.src_uri: file for file in build.copied(config, asked_for)}
        for file in ours.values():
            files.append(file)
        spare_history(config, self.pages)
        self._complete_nav(config, made)
        return files

    def _place(self, path: str) -> str:
        """Return the path in the site of a page or file of the handbook."""
        return placed(self.settings.base, path)

    def _refuse_snippets(self, handbook: Handbook) -> None:
        """Stop if a page includes a file that must not be read; the snippets extension follows all links."""
        refused = next(iter(handbook.refused_snippets), None)
        if refused and self.command != "serve":
            raise PluginError(on_terminal(f"{refused.message} {refused.help}"))

    def _complete_nav(self, config: MkDocsConfig, made: Mapping[str, Page]) -> None:
        """Extend the configured nav, not the one that was already extended for another language."""
        if config.nav is not None and config.nav is not self.completed:
            self.given = config.nav
        if self.given is not None and config.nav is not None:
            config.nav = self.completed = complete_nav(self.given, made, self.edition.gettext, self.settings.base)

    def _name_pages(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Escape the titles of generated pages, because themes do not escape them."""
        del config, files
        for page in nav.pages:
            ours = self.pages.get(page.file.src_uri)
            if ours and not page.title:
                page.title = escape(ours.short_title or ours.title)
        self.entries = [entry for entry in nav.items if is_of(entry, self.pages)]
        return nav

    @event_priority(AFTER_LANGUAGES)
    def _keep_entries(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Restore our nav entries, which mkdocs-static-i18n removes in folder builds without a nav."""
        del files
        if config.nav is None and language_build(config):
            nav.items += [entry for entry in self.entries if entry not in nav.items]
        return nav

    on_nav = CombinedEvent(_name_pages, _keep_entries)

    @event_priority(BEFORE_OTHERS)
    def _protect(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hide references from plugins that handle all double brackets as their own links."""
        del config, files
        self.rendered = page.file
        return protected(markdown)

    @event_priority(AFTER_OTHERS)
    def _restore(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Escape titles that are not in the nav, and resolve references in titles; Markdown resolves the rest."""
        del config, files
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta["title"] = escape(ours.title)
            page.title = escape(ours.short_title or ours.title)
        for name, value in [] if ours else [*page.meta.items()]:
            if isinstance(value, str):
                page.meta[name] = shown_text(self.edition, value)
            if name in {"title", "description"} and isinstance(value, str):
                page.meta[name] = references_as_names(self.edition.handbook, page.meta[name])
        return unprotected(markdown)

    on_page_markdown = CombinedEvent(_protect, _restore)

    def _context_of(self, md: Markdown) -> PageContext | None:
        """Return the page that is being rendered; a plugin may embed a part of one page in another."""
        relative = next((each for each in md.treeprocessors if isinstance(getattr(each, "file", None), File)), None)
        file = getattr(relative, "file", None) or self.rendered
        if file is None:
            return None
        path = self.edition.templates.addresses.seen(path_in_language(file, self.language_folder))
        return PageContext(self.edition, path, generated=file.src_uri in self.pages)

    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs the anchors in the HTML of our pages, which is not in their Markdown anymore when it looks."""
        del config, files
        if page.file.src_uri in self.pages and page.present_anchor_ids is not None:
            page.present_anchor_ids |= anchors_in(content)
        return content

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep escaped titles escaped: the `striptags` filter that themes apply to titles unescapes them.

        All pages have been rendered, so the style sheets can be written with the measures that embedded parts use.
        """
        fill_page(env, self.edition, config)
        ours = assets(self.measures)
        self.on_disk.change({self._place(f"{ASSETS}/{name}"): ours[name] for name in WITH_MEASURES})
        pages = [file for file in files.documentation_pages() if file.page and file.src_uri not in self.pages]
        left = {file.src_uri: leftovers(str(file.page.title or "")) for file in pages if file.page}
        self.titles = {path: found for path, found in left.items() if found}
        env.filters["striptags"] = lambda text: escape(do_striptags(text))
        return env

    @event_priority(BEFORE_OTHERS)
    def _warn(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Warn about what looks like a reference on the finished page, before other plugins write its HTML anew."""
        del config
        if page.file.src_uri not in self.pages:
            others = [each for path, left in self.titles.items() if path != page.file.src_uri for each in left]
            said = warning(output, page.file, self.edition.handbook, others)
            if said:
                (log.info if self.command == "serve" else log.warning)(on_terminal_lines(said))
        return with_layout(self._searching(output))

    @event_priority(AFTER_OTHERS)
    def _leave_no_arguments(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Remove the inline script that mermaid2 adds to the page."""
        del page
        return without_inline_arguments(output, config)

    on_post_page = CombinedEvent(_warn, _leave_no_arguments)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Use the same search on pages that the theme makes from templates, such as the 404 page."""
        del config
        return self._searching(output_content) if template_name.endswith(".html") else output_content

    def _searching(self, output: str) -> str:
        found = with_search(output, self._place(ASSETS))
        self.searches = self.searches or found != output
        return found

    @event_priority(AFTER_OTHERS)
    def _complete_search(self, *, config: MkDocsConfig) -> None:
        """Extend the search index after the search plugin has written it."""
        worker = self._place(f"{ASSETS}/{WORKER_OF_OURS}") if self.searches else None
        complete_search(
            config, lambda documents: completed_index(documents, self.edition, self.language_folder), worker
        )

    def _report(self, *, config: MkDocsConfig) -> None:
        """Log the findings of the lint report. A strict build fails on errors, after the report is written."""
        build = language_build(config)
        if not has_forms():
            log.info(MISSING)
        if not self.edition.findings or (build and not build.is_default):
            return
        gettext = self.edition.gettext
        for each in could_not_run(self.edition.findings):
            say = log.info if self.command == "serve" else log.warning
            say(on_terminal(f"{each.location.path}:{each.location.line}: {gettext(each.message)} {gettext(each.help)}"))
        report = self.edition.templates.addresses.address("lint.md")
        said = f"{count(self.edition.findings, gettext)} {gettext('Lint report')}: {report}."
        if self.command == "serve" or not self.edition.count(Level.ERROR):
            # a warning would end a strict `mkdocs serve`
            log.info(said)
        elif config.strict:
            raise PluginError(f"Fix the errors before you publish: {said}")
        else:
            log.warning(said)

    @event_priority(AFTER_OTHERS)
    def _remove_files(self, *, config: MkDocsConfig) -> None:
        del config
        self.on_disk.remove()

    on_post_build = CombinedEvent(_report, _complete_search, _remove_files)

    def on_build_error(self, *, error: Exception) -> None:
        """Remove temporary files after a failed build."""
        del error
        self.on_disk.remove()

    def _settings(self, config: MkDocsConfig) -> Settings:
        """Read the settings from the configuration as MkDocs and other plugins have resolved it."""
        file = Path(config.config_file_path)
        root = file.parent.resolve()
        host = _host(config, self.docs_dir, self.options)
        return read_settings(root, root / file.name if file.is_file() else None, host)

    def _edit_uri(self, page: Page) -> str | None:
        if page.made_from is None or self.edition.handbook.checkout_of(page.made_from):
            return None
        return path_from(Path(self.docs_dir), self.settings.root / page.made_from)


def _host(config: MkDocsConfig, docs_dir: str, options: dict[str, Any]) -> Host:
    build, language, template = language_build(config), _language(config), config.edit_uri_template
    to_root = path_from(Path(docs_dir), Path(config.config_file_path).parent)
    return Host(
        site_name=config.site_name,
        site_url=_site_url(config.site_url, build.folder if build else ""),
        docs_dir=docs_dir,
        language=build.code if build else language,
        edit_address=edit_address(config.repo_url, config.edit_uri, str(template) if template else None, to_root),
        options=options,
    )


def _language(config: MkDocsConfig) -> str | None:
    """Return the language of the theme: `language` in Material, `locale` in the MkDocs themes."""
    language, locale = config.theme.get("language"), config.theme.get("locale")
    return language if isinstance(language, str) else str(locale).replace("_", "-") if locale else None


def _site_url(url: str | None, folder: str) -> str | None:
    return f"{url.rstrip('/')}/{folder}" if url and folder else url


def _is_leaf(path: str) -> bool:
    return "/" in path and not path.endswith("/index.md")
