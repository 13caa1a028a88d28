"""The languages that a handbook brings: the phrases that can be used, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from persona_handbook.finding import Finding, Location
from persona_handbook.model.files.own_files import LANGUAGES, OwnFile
from persona_handbook.reading.phrasing import nearest
from persona_handbook.reading.yaml.document import Document, read_document
from persona_handbook.reading.yaml.value import Value
from persona_handbook.settings.languages import main_language
from persona_handbook.site.i18n.language import known_phrases, tidy
from persona_handbook.site.own.finding import cannot_be_used, not_used, while_reading, whole_file
from persona_handbook.site.own.phrase_form import misfit
from persona_handbook.site.own.unused_files import COPIES

CODE = re.compile(r"[a-z]{2,3}")
YAML = "broken-yaml"
MOST_GUESSES = 50


@dataclass(frozen=True)
class Languages:
    """The phrases of each language by its code, and the findings."""

    catalogues: Mapping[str, Mapping[str, str]]
    broken: tuple[Finding, ...]
    unused: tuple[Finding, ...]


def read_languages(files: Iterable[OwnFile], built: tuple[str, ...], more: frozenset[str] = frozenset()) -> Languages:
    """Read the files of languages.

    Args:
        files: those in the folder of languages
        built: codes of the languages in which the site is built
        more: phrases that there are beside ours
    """
    catalogues: dict[str, Mapping[str, str]] = {}
    findings: list[Finding] = []
    known = known_phrases() | more
    for file in files:
        name = PurePosixPath(file.name.removeprefix(LANGUAGES))
        if COPIES.search(name.name) or name.name.upper().startswith("README"):
            continue
        if file.unreadable:
            continue
        findings += _name_findings(file, name, built)
        if name.suffix in {".yaml", ".yml"}:
            phrases, found = _read(file, known)
            findings += found
            if _is_read(name):
                catalogues[name.stem] = phrases
    broken = tuple(each for each in findings if each.rule != "unused-template")
    return Languages(catalogues, broken, tuple(each for each in findings if each.rule == "unused-template"))


def _is_read(name: PurePosixPath) -> bool:
    return len(name.parts) == 1 and name.suffix == ".yaml" and bool(CODE.fullmatch(name.stem))


def _name_findings(file: OwnFile, name: PurePosixPath, built: tuple[str, ...]) -> Iterator[Finding]:
    main = main_language(name.stem)
    place = whole_file(file.path)
    if not _is_read(name):
        wrong = f"`{file.name}` is not the file of a language."
        is_near = bool(CODE.fullmatch(main)) and name.suffix in {".yaml", ".yml", ""}
        fallback = "Name it after the code of a language, such as `languages/fr.yaml`."
        yield not_used(place, wrong, f"Did you mean `{LANGUAGES}{main}.yaml`?" if is_near else fallback)
    elif main not in built:
        listed = " and ".join(f"`{code}`" for code in built)
        way_out = f"Name it `{LANGUAGES}{built[0]}.yaml`, set `language: {main}`, or delete it."
        yield not_used(place, f"Pages are in {listed}, and none is in `{main}`.", way_out)


def _read(file: OwnFile, known: frozenset[str]) -> tuple[dict[str, str], list[Finding]]:
    document = read_document(file.content, file.path)
    findings = [while_reading(each, YAML) for each in document.findings]
    phrases: dict[str, str] = {}
    guesses = MOST_GUESSES
    for phrase, value in (document.data or {}).items():
        wrong = [*_wrong_value(document, phrase, value)]
        if phrase not in known:
            guesses -= 1
            wrong.append(_unknown(document.key_at((phrase,)), phrase, known if guesses >= 0 else frozenset()))
        findings += wrong
        if not wrong:
            phrases[phrase] = tidy(str(value))
    return phrases, findings


def _wrong_value(document: Document, phrase: str, value: Value) -> Iterator[Finding]:
    place = document.value_at((phrase,))
    if isinstance(value, str) and value.strip():
        found = misfit(phrase, value)
        if found:
            yield cannot_be_used(place, *found)
    elif value is None or isinstance(value, str):
        wrong, way_out = f"The phrase `{phrase}` has no text.", "Write the words for it, or delete the line."
        yield cannot_be_used(place, wrong, way_out)
    else:
        what = {dict: "fields", list: "a list", bool: "true or false"}.get(type(value), "a number")
        yield cannot_be_used(place, f"The phrase `{phrase}` has {what}, not text.", "Put the text in quotes.")


def _unknown(place: Location, phrase: str, known: frozenset[str]) -> Finding:
    meant = nearest(phrase, sorted(known))
    way_out = (
        f"Did you mean `{meant}`?"
        if meant
        else "Write the English phrase exactly as pages show it, or delete the line."
    )
    return not_used(place, f"No page has the phrase `{phrase}`.", way_out, phrase)
