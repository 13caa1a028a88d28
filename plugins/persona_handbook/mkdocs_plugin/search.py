"""MkDocs integration: search in the languages of the handbook, unless the adopter has configured languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search import LangOption

from persona_handbook.settings.languages import main_language

SEARCH = ("search", "material/search")
# white space and hyphens, as in the search plugins, and word boundaries of Chinese and Japanese
SEPARATOR = r"[\s\-\u200b\u3000\u3001\u3002\uff0c\uff0e\uff1a\uff1f\uff01\u300c\u300d]+"
UNSPACED = frozenset({"ja", "zh", "th"})


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
