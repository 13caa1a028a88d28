"""Every word that pages show comes from one catalog for each language, and none is forgotten.

`REVIEW=1` brings the catalogs up to date: new phrases are added without a translation, phrases that are gone go.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from jinja2 import DictLoader

from conftest import REPOSITORY, ReadHandbook
from persona_handbook.message import gettext, ngettext
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.site.i18n import extraction, value_labels
from persona_handbook.site.i18n.catalogs import catalog_name, compiled, new_catalog
from persona_handbook.site.i18n.language import language_for_code, languages
from persona_handbook.site.i18n.placeholders import misfit
from persona_handbook.site.journey.course import feeling_in_words
from persona_handbook.site.pages.journeys import KINDS
from persona_handbook.site.templating import bare_environment, environment_of
from seldom import seldom

SITE = Path(str(files("persona_handbook.site")))
OTHER = [code for code in languages() if code != "en"]
TEMPLATES = sorted((SITE / "templates").iterdir(), key=lambda each: each.name)
SAID = re.compile(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{ #.*?\}", re.DOTALL)
TAGS = re.compile(r"""<[a-zA-Z!/?](?:[^>"]|"[^"]*")*>""")
READ_ALOUD = re.compile(r'\b(?:aria-label|data-label|title|alt|data-ph-one|data-ph-many)="([^"]*)"')
LETTERS = re.compile(r"[^\W\d_]{2}")
CODE = re.compile(r"<code>.*?</code>")
NOT_WORDS = re.compile(r"\b(?:lang|dir)=\"\"|&[a-z]+;|\.ph-\w+|T00:00:00Z")


@cache
def extracted() -> Catalog:
    return extraction.extracted()


def catalog_of(name: str) -> Catalog:
    with (SITE / "i18n" / f"{name}.po").open("rb") as source:
        return read_po(source, locale=name)


def phrases_of(catalog: Catalog) -> Iterator[Message]:
    yield from (each for each in catalog if each.id)


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string),)


def brought_up_to_date(name: str) -> None:
    """Write a catalog again with the phrases that there are, in the order of the alphabet."""
    old, new = catalog_of(name), new_catalog(name)
    for each in phrases_of(extracted()):
        kept = old.get(each.id[0] if isinstance(each.id, tuple) else each.id)
        empty = ("",) * new.num_plurals if each.pluralizable else ""
        is_same = kept is not None and kept.id == each.id
        new.add(each.id, kept.string if kept and is_same else empty, user_comments=kept.user_comments if kept else ())
    written = BytesIO()
    write_po(written, new, width=120, sort_output=True, no_location=True, omit_header=True)
    forms = f"nplurals={new.num_plurals}; plural={new.plural_expr};"
    head = f'{old.header_comment}\nmsgid ""\nmsgstr ""\n"Language: {name}\\n"\n"Plural-Forms: {forms}\\n"\n'
    head += '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (SITE / "i18n" / f"{name}.po").write_bytes(head.encode() + written.getvalue())


@pytest.mark.parametrize("name", OTHER)
def test_no_phrase_is_forgotten_and_none_is_left_over(name: str) -> None:
    if os.environ.get("REVIEW"):
        brought_up_to_date(name)
    catalog = catalog_of(name)
    assert {each.id for each in phrases_of(catalog)} == {each.id for each in phrases_of(extracted())}
    assert not catalog.obsolete
    assert [each.id for each in phrases_of(catalog) if each.fuzzy or not all(forms(each))] == []


@pytest.mark.parametrize("name", OTHER)
def test_each_form_of_a_phrase_has_the_values_of_the_english_one(name: str) -> None:
    catalog = catalog_of(name)
    for each in phrases_of(catalog):
        english = str(each.id[-1] if isinstance(each.id, tuple) else each.id)
        if each.pluralizable:
            assert len(forms(each)) == catalog.num_plurals, each.id
        for number, form in enumerate(forms(each)):
            assert misfit(english, form, is_for_one=each.pluralizable and number == 0) is None, (each.id, form)


@pytest.mark.parametrize("name", OTHER)
def test_the_forms_for_numbers_are_those_of_the_language(name: str) -> None:
    catalog = catalog_of(name)
    assert (catalog.num_plurals, catalog.plural_expr) == (
        new_catalog(name).num_plurals,
        new_catalog(name).plural_expr,
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_a_template_has_no_words_outside_of_the_catalogs(template: Path) -> None:
    shown = CODE.sub("", SAID.sub("", template.read_text("utf-8")))
    read_aloud = " ".join(READ_ALOUD.findall(shown))
    left = NOT_WORDS.sub("", f"{TAGS.sub(' ', shown)} {read_aloud}")
    assert LETTERS.search(left) is None, left.split()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_a_phrase_is_a_whole_one(template: Path) -> None:
    """A sentence that is put together from pieces cannot be said in a language with another order of words."""
    environment = bare_environment()
    for _line, _name, phrase in environment.extract_translations(template.read_text("utf-8")):  # type: ignore[attr-defined]
        for each in (phrase,) if isinstance(phrase, str) else phrase or ():
            assert not re.match(r"[,;:.)]|\s", each or "x"), phrase
            assert not re.search(r"[,(]$|\s$", each or "x"), phrase


def enumerated(kind: str, *way: str) -> list[str]:
    field = schema_of(kind)
    for step in way:
        field = field["properties"][step] if step in field.get("properties", {}) else field[step]
    return [str(each).replace("-", " ") for each in field["enum"]]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (value_labels.STATUSES, [each.capitalize() for each in enumerated("persona", "status")]),
        (value_labels.EVIDENCE_KINDS, [each.capitalize() for each in enumerated("evidence", "kind")]),
        (value_labels.EVIDENCE_KINDS_IN_A_SENTENCE, enumerated("evidence", "kind")),
        (value_labels.OUTCOMES, [each.capitalize() for each in enumerated("persona", "reviews", "items", "outcome")]),
        (value_labels.JOB_KINDS, enumerated("persona", "jobs", "items", "kind")),
        (value_labels.BUYING_ROLES, enumerated("persona", "buying_roles", "items")),
        (value_labels.CONSENTS, enumerated("evidence", "consent", "scope")),
        (tuple(KINDS), enumerated("journey", "kind")),
    ],
)
def test_every_value_that_a_file_may_choose_has_its_words(table: tuple[str, ...], values: list[str]) -> None:
    assert sorted(table) == sorted(values)


def rendered(template: str, code: str = "de", **values: object) -> str:
    environment = environment_of(language_for_code(code))
    environment.loader = DictLoader({"t": template})
    return environment.get_template("t").render(values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ _("Owner") }}', "Zuständig"),
        ('<td data-label="{{ _("Owner") }}">', '<td data-label="Zuständig">'),
        ("{% trans count=n %}{{ count }} minute{% pluralize %}{{ count }} minutes{% endtrans %}", "2 Minuten"),
        ("{% trans count=1 %}{{ count }} minute{% pluralize %}{{ count }} minutes{% endtrans %}", "1 Minute"),
        ("{% trans owner=who %}Owner: {{ owner }}{% endtrans %}", "Zuständig: &#60;b&#62;"),
        ("{% trans %}100 % of it{% endtrans %}", "100 % of it"),
        ("{{ _(seen) }}, {{ seen }}", "bei 3 Personen gesehen, bei 3 Personen gesehen"),
        ('{{ _("Not a phrase <of> ours") }}', "Not a phrase &#60;of&#62; ours"),
    ],
)
def test_templates_speak_a_language(template: str, expected: str) -> None:
    seen = ngettext("seen with %(num)s person", "seen with %(num)s people", 3)
    assert rendered(template, n=2, who="<b>", seen=seen) == expected


def test_a_translation_is_no_html() -> None:
    catalog = Catalog(locale="de")
    catalog.add("Owner", '<img src=x onerror="alert(1)">\n\n# `{{ 7 * 7 }}`')
    environment = environment_of(language_for_code("de", {"de": compiled(catalog)}))
    environment.loader = DictLoader({"t": '<b title="{{ _("Owner") }}">'})
    shown = environment.get_template("t").render()
    assert not re.search(r"[<>`\n{#]|\"[^>]*\".", shown.removeprefix('<b title="').removesuffix('">').replace("&#", ""))


def test_a_message_is_english_and_remembers_its_values() -> None:
    inner = ngettext("%(num)s minute", "%(num)s minutes", 2)
    message = gettext("%(date)s, because: %(reasons)s", date="50 %", reasons=inner)
    assert message == "50 %, because: 2 minutes"
    assert language_for_code("de").gettext(message) == "50 %, weil: 2 Minuten"


def test_a_feeling_between_two_words() -> None:
    assert language_for_code("de").gettext(feeling_in_words(2.5)) == "zwischen schlecht und neutral"


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "de"), ("de-at", "de_AT"), ("pt_BR", "pt_BR"), ("zh-hans", "zh_Hans"), ("zh-Hant-TW", "zh_Hant_TW")],
)
def test_a_catalog_is_named_for_its_language_and_region(code: str, name: str) -> None:
    assert catalog_name(code) == name


def one_phrase(name: str, said: str) -> bytes:
    catalog = Catalog(locale=name)
    catalog.add("Owner", said)
    return compiled(catalog)


def test_the_site_s_language_chooses_and_a_handbook_may_add_one(read: ReadHandbook, tmp_path: Path) -> None:
    handbook = read({"mkdocs.yml": "site_name: x\ntheme: {name: material, language: de-AT}\n"})
    assert handbook.settings.language == "de-AT"
    own = {"sv": one_phrase("sv", "Ansvarig"), "de_AT": one_phrase("de_AT", "Zuständig")}
    own["de"] = one_phrase("de", "Leitung")
    assert language_for_code("sv", own).gettext("Owner") == "Ansvarig"
    assert language_for_code("sv-FI", own).gettext("Owner") == "Ansvarig"
    assert language_for_code("sv", own).gettext("Reviewed") == "Reviewed"
    assert language_for_code("de", own).gettext("Owner") == "Leitung"
    assert language_for_code("de-AT", own).gettext("Owner") == "Zuständig"
    assert language_for_code("de-AT", own).gettext("Reviewed") == "Überprüft"
    assert read_settings(tmp_path / "elsewhere").language == "en"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.name)
def test_what_a_phrase_counts_is_a_number(template: Path) -> None:
    """A block counts by its first value, which English accepts whatever it is, and a catalog only if it is a number."""
    for head, body in re.findall(
        r"\{%-?\s*trans\b(.*?)-?%\}(.*?)\{%-?\s*endtrans", template.read_text("utf-8"), re.DOTALL
    ):
        by = re.search(r"\{%-?\s*pluralize(.*?)-?%\}", body)
        if by and not by[1].strip():
            assert re.match(r"\s*(?:count|steps|asked|all)\b", head), head


@pytest.mark.parametrize("name", seldom(OTHER, ["de", "ja"]))
def test_every_page_of_the_example_can_be_made_in_each_language(name: str) -> None:
    settings = replace(read_settings(REPOSITORY), language=name.replace("_", "-"))
    made = every_page(edition_of(read_handbook(settings), dt.date(2026, 10, 15)))
    assert made.keys() == every_page(edition_of(read_handbook(read_settings(REPOSITORY)), dt.date(2026, 10, 15))).keys()
    english = [each.id for each in phrases_of(catalog_of(name)) if isinstance(each.id, str) and each.id != each.string]
    sentences = [each for each in english if len(each) > 30 and "%" not in each and "'" not in each]
    shown = [(path, each) for path, page in made.items() for each in sentences if f">{each}<" in page.body]
    assert shown == []
