"""Translation catalogs: those of the package and those of a handbook, as gettext uses them.

A built package contains them compiled. In a source checkout they are compiled in memory, so that changes to a `.po`
file are visible at once and no files are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE, COMPILED = ".po", ".mo"
ONE, NONE_OR_ONE = "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);"
WITHOUT_MILLIONS = {"ca": ONE, "es": ONE, "fr": NONE_OR_ONE, "it": ONE, "pt": ONE, "pt_BR": NONE_OR_ONE}


def translations_of(code: str, own: Mapping[str, bytes]) -> NullTranslations:
    """Return the translations for a language: the handbook's own catalog first, then ours, then English.

    Args:
        code: the language, such as `de-AT`
        own: compiled catalogs by language name, such as `de_AT`
    """
    named = [own[name] for name in names_for(code, own)] + [_shipped(name) for name in names_for(code, shipped())]
    found = NullTranslations()
    for each in reversed(named):
        nearer = GNUTranslations(BytesIO(each))
        nearer.add_fallback(found)
        found = nearer
    return found


@cache
def shipped() -> tuple[str, ...]:
    """Return the names of the languages of our catalogs, such as `de` and `pt_BR`."""
    names = (each.name for each in files("persona_handbook.site.i18n").iterdir())
    return tuple(sorted({name[: -len(SOURCE)] for name in names if name.endswith((SOURCE, COMPILED))}))


@cache
def phrases() -> Mapping[str, str | None]:
    """Return all phrases with their plurals, if any; all of our catalogs contain them."""
    folder = files("persona_handbook.site.i18n")
    with (folder / f"{shipped()[0]}{SOURCE}").open("rb") as source:
        found = (each.id for each in read_po(source) if each.id)
        return {
            each if isinstance(each, str) else each[0]: None if isinstance(each, str) else each[1] for each in found
        }


def catalog_name(code: str) -> str:
    """Return the name of a language's catalog: `de_AT` for `de-at`, `zh_Hans` for `zh-Hans`."""
    language, *rest = code.replace("_", "-").split("-")
    return "_".join([language.lower(), *(each.upper() if len(each) == 2 else each.title() for each in rest)])


def new_catalog(name: str, header: str = "") -> Catalog:
    """Return an empty catalog with the plural forms of its header, else those usual for gettext.

    CLDR defines a plural form for whole millions in some languages, which catalogs do not use.

    Args:
        name: the language, such as `pt_BR`; it may be unknown
        header: the translation of the empty phrase, such as `Plural-Forms: nplurals=2; plural=(n > 1);`
    """
    try:
        catalog = Catalog(locale=Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        catalog = Catalog()
    named = [line.split(":", 1)[1].strip() for line in header.splitlines() if line.lower().startswith("plural-forms:")]
    for forms in named or [WITHOUT_MILLIONS.get(name) or WITHOUT_MILLIONS.get(name.split("_", maxsplit=1)[0], "")]:
        if forms:
            catalog.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", forms)]
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Compile a catalog without missing and fuzzy translations."""
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def names_for(code: str, there: Iterable[str]) -> list[str]:
    """Return the catalogs of a language by preference: its own, without region, or of another region."""
    name = catalog_name(code)
    language = name.split("_")[0]
    near = [each for each in (name, language) if each in there]
    return list(dict.fromkeys(near)) or [each for each in sorted(there) if each.split("_")[0] == language][:1]


@cache
def _shipped(name: str) -> bytes:
    folder = files("persona_handbook.site.i18n")
    ready = folder / f"{name}{COMPILED}"
    if ready.is_file():
        return ready.read_bytes()
    with (folder / f"{name}{SOURCE}").open("rb") as source:
        return compiled(read_po(source, locale=name))
