"""The file tree for a host: pages, hand-written documents and assets."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from persona_handbook.model.consent.gate import withheld_on_pages
from persona_handbook.model.site_files.documents import LARGEST, documents_of, may_lie_in
from persona_handbook.model.site_files.sources import Sources
from persona_handbook.model.site_files.static_texts import is_withheld
from persona_handbook.reading.opening import read_file
from persona_handbook.settings.settings import Settings
from persona_handbook.site.address import placed
from persona_handbook.site.companions import companions
from persona_handbook.site.edition import Edition
from persona_handbook.site.every_page import every_page
from persona_handbook.site.forms.form_links import SCRIPTS, STYLE
from persona_handbook.site.handwritten import completed
from persona_handbook.site.search.index import SEARCH
from persona_handbook.site.styles.compact import compact, compact_script
from persona_handbook.site.styles.measures import Measures

ASSETS = "assets/persona-handbook"
LIBRARY, STYLES = "mermaid.min.js", "handbook.css"
MAP_STYLE, HOME_STYLE = "journey-map.css", "home.css"
EMBED_STYLE = "embed.css"
WITH_MEASURES = (STYLES, MAP_STYLE)
ASKED_FOR_BY_SCRIPTS = frozenset({LIBRARY, "copy.js", *SEARCH})
STYLES_OF_PAGES = frozenset({STYLE, MAP_STYLE, HOME_STYLE, EMBED_STYLE})
ASKED_FOR_BY_PAGES = frozenset({*STYLES_OF_PAGES, "compare.js", *SCRIPTS})
ON_THEIR_PAGE_ALONE = ASKED_FOR_BY_SCRIPTS | ASKED_FOR_BY_PAGES


def site_tree(edition: Edition) -> dict[str, bytes]:
    """Create every file of the site.

    Returns:
        the files by path; a hand-written document takes precedence over a page with the same path
    """
    settings = edition.handbook.settings
    tree = {path: page.text.encode() for path, page in every_page(edition).items()}
    tree |= companions(edition)
    within, words = may_lie_in(settings), withheld_on_pages(edition.handbook, edition.today)
    written = {
        path: _document(edition, path, read_file(file, within, LARGEST))
        for path, file in _documents(settings)
        if path not in edition.handbook.refused_portraits and not is_withheld(file, settings, words)
    }
    # last, after all pages have registered their numbers
    ours = assets(edition.templates.measures)
    tree |= {f"{ASSETS}/{name}": content for name, content in ours.items()}
    tree = {placed(settings.base, path): content for path, content in tree.items()} | written
    return dict(sorted(tree.items()))


def _documents(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield each hand-written file by path, without the handbook's sources and hidden files, like MkDocs."""
    docs = settings.root / settings.docs
    sources = Sources(settings)
    for file in documents_of(settings).files:
        path = file.relative_to(docs).as_posix()
        if not sources.include(path):
            yield path, file


def assets(measures: Measures | None = None) -> dict[str, bytes]:
    """Return the style sheet (a single file, to save requests), scripts and the library, by name.

    Args:
        measures: the numbers of the pages, which the style sheets end with
    """
    folder = files("persona_handbook.site") / "assets"
    found = {each.name: each.read_bytes() for each in sorted(folder.iterdir(), key=lambda each: each.name)}
    styles = {name: compact(content) for name, content in found.items() if name.endswith(".css")}
    scripts = {name: compact_script(content) for name, content in found.items() if _is_our_script(name)}
    one = b"".join(style for name, style in styles.items() if name not in STYLES_OF_PAGES)
    if measures:
        one += measures.sheet()
        styles[MAP_STYLE] += measures.sheet_of_maps()
    others = {name: content for name, content in found.items() if name not in styles}
    return others | scripts | {name: styles[name] for name in STYLES_OF_PAGES} | {STYLES: one}


def _is_our_script(name: str) -> bool:
    return name.endswith(".js") and not name.endswith((".min.js", ".umd.js"))


def paths_of(kind: str, base: str = "") -> list[str]:
    """Return the paths of the style sheets (`css`) or scripts (`js`) of every page, without rarely used ones."""
    folder = placed(base, ASSETS)
    return [f"{folder}/{name}" for name in assets() if name.endswith(f".{kind}") and name not in ON_THEIR_PAGE_ALONE]


def _document(edition: Edition, path: str, content: bytes) -> bytes:
    """Complete a hand-written page, also one that is not in UTF-8; other files are returned unchanged."""
    if not path.endswith(".md"):
        return content
    try:
        return completed(edition, path, content.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return completed(edition, path, content.decode("cp1252", "replace")).encode()
