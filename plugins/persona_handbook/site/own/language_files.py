"""The catalogs of a handbook: usable translations, and findings about the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import GNUTranslations
from io import BytesIO
from pathlib import PurePosixPath

from babel.messages.catalog import Catalog

from persona_handbook.finding import Finding
from persona_handbook.message import all_of, gettext
from persona_handbook.model.site_files.own_files import LANGUAGES, OwnFile, own_files
from persona_handbook.reading.phrasing import nearest
from persona_handbook.reading.source_text.source import Source, decode
from persona_handbook.settings.languages import languages_of, main_language
from persona_handbook.settings.settings import Settings
from persona_handbook.site.i18n.catalogs import SOURCE, catalog_name, compiled, names_for, new_catalog, phrases, shipped
from persona_handbook.site.i18n.language import Language, language_for_code
from persona_handbook.site.i18n.placeholders import misfit
from persona_handbook.site.own.po_file import Translation, read_translations, twice
from persona_handbook.site.own.template_findings import cannot_be_used, not_used, on_line, while_reading, whole_file
from persona_handbook.site.own.unused_files import COPIES

NAME = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")
MOST_GUESSES = 50

ExtraPhrases = Mapping[str, str | None]


@dataclass(frozen=True)
class Languages:
    """The compiled catalog of each language by name, such as `pt_BR`, and the findings."""

    catalogs: Mapping[str, bytes]
    broken: tuple[Finding, ...]
    unused: tuple[Finding, ...]


def read_languages(files: Iterable[OwnFile], built: tuple[str, ...], more: ExtraPhrases) -> Languages:
    """Read the translation files.

    Args:
        files: the files in the languages folder
        built: codes of the languages of the site
        more: additional phrases, each with its plural, if any
    """
    catalogs: dict[str, bytes] = {}
    findings: list[Finding] = []
    known = {**phrases(), **more}
    for file in files:
        name = PurePosixPath(file.name.removeprefix(LANGUAGES))
        if COPIES.search(name.name) or name.name.upper().startswith("README"):
            continue
        if file.unreadable:
            continue
        findings += _name_findings(file, name, built)
        if name.suffix == SOURCE:
            catalog, found = _read(file, name.stem, known)
            findings += found
            if _is_read(name):
                catalogs[name.stem] = compiled(catalog)
    broken = tuple(each for each in findings if each.rule != "unused-template")
    return Languages(catalogs, broken, tuple(each for each in findings if each.rule == "unused-template"))


def language_of_site(settings: Settings | None, asked: str | None = None) -> Language | None:
    """Return the language of a site, or the one asked for; None if no catalog is in it.

    Args:
        settings: those of the handbook, whose own catalogs are used too
        asked: the code of a language, such as `de`
    """
    own = {} if settings is None else _own_catalogs(settings)
    code = asked or (settings.language if settings else "en")
    is_known = not asked or main_language(asked) == "en" or names_for(asked, (*own, *shipped()))
    return language_for_code(code, own) if is_known else None


def _own_catalogs(settings: Settings) -> Mapping[str, bytes]:
    files = (each for each in own_files(settings) if each.name.startswith(LANGUAGES))
    return read_languages(files, languages_of(settings), {}).catalogs


def _is_read(name: PurePosixPath) -> bool:
    return len(name.parts) == 1 and name.suffix == SOURCE and bool(NAME.fullmatch(name.stem))


def _name_findings(file: OwnFile, name: PurePosixPath, built: tuple[str, ...]) -> Iterator[Finding]:
    main = main_language(name.stem)
    place = whole_file(file.path)
    if not _is_read(name):
        wrong = gettext("`%(name)s` is not a language catalog.", name=file.name)
        meant = catalog_name(name.stem)
        is_near = bool(NAME.fullmatch(meant)) and name.suffix in {SOURCE, ".pot", ".yaml", ".yml", ""}
        fallback = gettext(
            "Name it after a language code, such as `%(languages)sfr%(source)s`.", languages=LANGUAGES, source=SOURCE
        )
        yield not_used(
            place,
            wrong,
            gettext("Did you mean `%(languages)s%(meant)s%(source)s`?", languages=LANGUAGES, meant=meant, source=SOURCE)
            if is_near
            else fallback,
        )
    elif main not in built:
        listed = all_of(f"`{code}`" for code in built)
        way_out = gettext(
            "Name it `%(languages)s%(built)s%(source)s`, set `language: %(main)s`, or delete it.",
            languages=LANGUAGES,
            built=built[0],
            source=SOURCE,
            main=main,
        )
        yield not_used(
            place, gettext("Pages are in %(listed)s, and none is in `%(main)s`.", listed=listed, main=main), way_out
        )


def _read(file: OwnFile, name: str, known: ExtraPhrases) -> tuple[Catalog, list[Finding]]:
    source = decode(file.content, file.path)
    if isinstance(source, Finding):
        return new_catalog(name), [while_reading(source)]
    there, mistakes = read_translations(source.text)
    catalog, findings = _headed(source, name, there)
    findings += [cannot_be_used(on_line(source, each.line), each.wrong, each.way_out) for each in mistakes]
    findings += (_twice(source, *pair) for pair in twice(there))
    guesses = MOST_GUESSES
    for entry in there:
        if entry.is_header or not any(entry.forms.values()):
            continue
        wrong = [*_wrong(source, entry, known, catalog.num_plurals)]
        if entry.phrase not in known or entry.context is not None:
            guesses -= 1
            wrong.append(_unknown(source, entry, known if guesses >= 0 else {}))
        findings += wrong
        if not wrong:
            _add(catalog, entry)
    return catalog, findings


def _headed(source: Source, name: str, there: list[Translation]) -> tuple[Catalog, list[Finding]]:
    """Return the catalog with the plural forms of its header, if they are correct."""
    head = next((each for each in there if each.is_header), None)
    try:
        catalog = new_catalog(name, head.forms.get(0, "") if head else "")
        GNUTranslations(BytesIO(compiled(catalog)))
    except (ValueError, SyntaxError):
        way_out = gettext("Use the syntax of gettext, such as `nplurals=2; plural=(n != 1);`.")
        place = on_line(source, head.line if head else 1, "Plural-Forms")
        return new_catalog(name), [
            cannot_be_used(place, gettext("The line `Plural-Forms` is not a valid plural rule."), way_out)
        ]
    return catalog, []


def _add(catalog: Catalog, entry: Translation) -> None:
    said = tuple(entry.forms[form] for form in range(catalog.num_plurals)) if entry.plural else entry.forms[0]
    catalog.add((entry.phrase, entry.plural) if entry.plural else entry.phrase, said)


def _wrong(source: Source, entry: Translation, known: ExtraPhrases, plurals: int) -> Iterator[Finding]:
    place = on_line(source, entry.line)
    if entry.is_fuzzy:
        way_out = gettext("Check the translation, and delete the word `fuzzy` above it.")
        yield not_used(
            place, gettext("The translation is marked as unsure, so no page shows it."), way_out, entry.phrase
        )
    if entry.phrase in known and known[entry.phrase] != entry.plural:
        plural = known[entry.phrase]
        way_out = (
            gettext("Write `msgid_plural` with `%(plural)s` below it.", plural=plural)
            if plural
            else gettext("Delete `msgid_plural`.")
        )
        yield cannot_be_used(
            place, gettext("The phrase `%(phrase)s` has a different plural.", phrase=entry.phrase), way_out
        )
    elif entry.plural and sorted(entry.forms) != [*range(plurals)]:
        wanted = all_of(f"`msgstr[{form}]`" for form in range(plurals))
        yield cannot_be_used(
            place,
            gettext(
                "The language has %(plurals)s forms, but %(count)s are given.", plurals=plurals, count=len(entry.forms)
            ),
            gettext("Write %(lines)s.", lines=wanted),
        )
    for form, said in entry.forms.items():
        found = misfit(entry.plural or entry.phrase, said, is_for_one=bool(entry.plural) and form == 0)
        if found:
            yield cannot_be_used(on_line(source, entry.lines[form]), *found)


def _twice(source: Source, later: Translation, earlier: Translation) -> Finding:
    wrong = gettext(
        "Duplicate phrase `%(phrase)s`; first used on line %(line)s.", phrase=later.phrase, line=earlier.line
    )
    return cannot_be_used(on_line(source, later.line), wrong, gettext("Keep one of them and delete the other."))


def _unknown(source: Source, entry: Translation, known: ExtraPhrases) -> Finding:
    place = on_line(source, entry.line)
    meant = nearest(entry.phrase, sorted(known))
    fallback = gettext("Write the English phrase exactly as pages show it, or delete the entry.")
    way_out = gettext("Did you mean `%(found)s`?", found=meant) if meant and meant != entry.phrase else fallback
    return not_used(place, gettext("No page has the phrase `%(phrase)s`.", phrase=entry.phrase), way_out, entry.phrase)
