"""MkDocs integration: search in the languages of the handbook, and the index that the site's search loads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search import LangOption

from persona_handbook.settings.languages import main_language
from persona_handbook.writing.files import lay_out

SEARCH = ("search", "material/search")
# white space and hyphens, as in the search plugins, and word boundaries of Chinese and Japanese
SEPARATOR = r"[\s\-\u200b\u3000\u3001\u3002\uff0c\uff0e\uff1a\uff1f\uff01\u300c\u300d]+"
UNSPACED = frozenset({"ja", "zh", "th"})
# a theme loads its index with each page; ours is loaded when somebody searches
INDEX, WHOLE_INDEX = "search/search_index.json", "search/whole_index.json"
INDEX_OF_OFFLINE = "search/search_index.js"


def search_in(config: MkDocsConfig, codes: Iterable[str]) -> None:
    """Make the search tokenize and stem more languages; unsupported languages are skipped.

    Values that the adopter set under `lang` or `separator` are kept. Call this after the search plugins read their
    settings.

    Args:
        config: the site
        codes: the languages of the handbook's texts, such as `ja`
    """
    known = LangOption()
    for plugin in _search_plugins(config):
        found = [known.get_lunr_supported_lang(main_language(code)) for code in codes]  # type: ignore[no-untyped-call]
        more = [code for code in dict.fromkeys(found) if code and code not in (plugin.config["lang"] or ())]
        if not more or _is_set(plugin, "lang"):
            continue
        # the index uses the same list object
        plugin.config["lang"].extend(more)
        if UNSPACED & {*more} and not _is_set(plugin, "separator"):
            plugin.config["separator"] = SEPARATOR
            index = getattr(plugin, "search_index", None)
            if index is not None:
                index.config["separator"] = SEPARATOR


def _search_plugins(config: MkDocsConfig) -> Iterator[Any]:
    for name, plugin in config.plugins.items():
        if name in SEARCH and isinstance(plugin.config.get("lang"), list):
            yield plugin


def _is_set(plugin: Any, option: str) -> bool:  # noqa: ANN401  of another package
    return any(option in given for given in getattr(plugin.config, "user_configs", ()))


def complete_search(config: MkDocsConfig, completed: Callable[[list[Any]], list[Any]], worker: str | None) -> None:
    """Rewrite the site's search index with additional entries; does nothing if there is no index.

    If our worker searches, the theme's index has no documents but the address of the whole index, relative to the
    worker. The offline plugin needs the whole index in a script.

    Args:
        config: the site
        completed: takes the documents of the index, returns them with ours
        worker: the path of our worker in the site, if the pages use it
    """
    site = Path(config.site_dir)
    if not (site / INDEX).is_file():
        return
    found = json.loads((site / INDEX).read_text("utf-8"))
    if found["config"].pop("whole", None):
        found = json.loads((site / WHOLE_INDEX).read_text("utf-8"))
    found["docs"] = completed(found["docs"])
    written = _json(found)
    if (site / INDEX_OF_OFFLINE).is_file():
        lay_out(site, {INDEX: written, INDEX_OF_OFFLINE: b"var __index = " + written})
    elif worker:
        found |= {"docs": [], "config": found["config"] | {"whole": relpath(WHOLE_INDEX, dirname(worker))}}
        lay_out(site, {INDEX: _json(found), WHOLE_INDEX: written})
    else:
        lay_out(site, {INDEX: written})


def _json(found: dict[str, Any]) -> bytes:
    return json.dumps(found, separators=(",", ":"), default=str).encode()
