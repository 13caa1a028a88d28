"""The languages in which a site is built."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.reading.yaml.value import Value
from persona_handbook.settings.settings import Settings

I18N = ("i18n", "/i18n", "material/i18n")


def languages_of(settings: Settings) -> tuple[str, ...]:
    """Return the language codes of a site, such as `de`: its own, and those of mkdocs-static-i18n."""
    codes = (settings.language, *_of_plugin((settings.document.data or {}).get("plugins")))
    return tuple(dict.fromkeys(main_language(code) for code in codes))


def main_language(code: str) -> str:
    """Return a language without its region: `de` for `de-AT`."""
    return code.replace("_", "-").split("-", maxsplit=1)[0].lower()


def _of_plugin(plugins: Value) -> Iterator[str]:
    listed = plugins if isinstance(plugins, list) else [plugins]
    for each in listed:
        for name, options in each.items() if isinstance(each, dict) else ():
            if name in I18N and isinstance(options, dict):
                yield from _locales(options.get("languages"))


def _locales(languages: Value) -> Iterator[str]:
    if isinstance(languages, dict):
        yield from (str(code) for code in languages)
    for each in languages if isinstance(languages, list) else ():
        if isinstance(each, dict) and isinstance(each.get("locale"), str):
            yield str(each["locale"])
