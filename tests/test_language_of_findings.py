"""Findings, rules and fields speak the language of `--lang`, else that of the site; what identifies them does not."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.finding import Finding, split_at_code
from persona_handbook.lint.discretion import hidden_in_sentence
from persona_handbook.lsp.features.mentions import Mentioned
from persona_handbook.lsp.features.rename import NotRenamedError, renameable
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import Message, all_of, any_of, gettext, listed
from persona_handbook.model.consent.withheld import Withheld
from persona_handbook.report.findings.formats import FORMATS
from persona_handbook.site.checking import check_site
from persona_handbook.site.i18n.language import Language, language_for_code
from persona_handbook.testing import handbook_from

DRAFT = "name: Workshop owner\nstatus: draft\nsummary: Orders parts while a customer waits.\n"
GERMAN_SITE = "site_name: x\ntheme: {name: material, language: de}\nplugins: [search, persona-handbook]\n"
OWN = (
    "site_name: x\ntheme: {name: material, language: sv}\nplugins: [search, persona-handbook: {templates: templates}]\n"
)
SWEDISH = 'msgid "“%(name)s” has no owner."\nmsgstr "”%(name)s” har ingen ansvarig."\n'
IN_GERMAN, IN_ENGLISH = "Für „Workshop owner“ ist niemand zuständig.", "“Workshop owner” has no owner."

Call = Callable[..., Result]


@cache
def german() -> Language:
    return language_for_code("de")


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(check_site(handbook_from({"personas/a.yaml": DRAFT}), dt.date(2026, 10, 15)))


@pytest.fixture
def call(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch) -> Call:
    def called(files: dict[str, str], *words: str) -> Result:
        folder: Path = write(files)
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, list(words))

    return called


@pytest.mark.parametrize(
    ("site", "words", "said"),
    [
        ("", ["check"], IN_ENGLISH),
        ("", ["check", "--lang", "de"], IN_GERMAN),
        ("", ["check", "--lang", "de-AT", "--format", "json"], IN_GERMAN),
        (GERMAN_SITE, ["check"], IN_GERMAN),
        (GERMAN_SITE, ["check", "--lang", "en"], IN_ENGLISH),
        (OWN, ["check"], "”Workshop owner” har ingen ansvarig."),
        (OWN, ["check", "--lang", "sv"], "”Workshop owner” har ingen ansvarig."),
        ("", ["check", "--lang", "xx"], "There is no catalog for the language `xx`."),
        (GERMAN_SITE, ["explain", "no-owner"], "Ohne zuständige Stelle überprüft niemand die Datei"),
        ("", ["explain", "no-owner", "--lang", "ja"], "担当がいなければ"),
        ("", ["rules", "--lang", "fr"], "Trop peu de comportements"),
        ("", ["fields", "persona", "--lang", "es"], "uno o varios de"),
        ("", ["reviews", "--lang", "de"], "Keine aktiven Personas oder Journeys zu überprüfen."),
    ],
)
def test_the_command_line_speaks_the_language_asked_for(call: Call, site: str, words: list[str], said: str) -> None:
    files = {"personas/a.yaml": DRAFT, "mkdocs.yml": site or "site_name: x\nplugins: [search, persona-handbook]\n"}
    shown = call({**files, "docs/index.md": "# x\n", "templates/languages/sv.po": SWEDISH}, *words)
    assert said in shown.output


def identities(form: str, report: str) -> list[object]:
    if form == "gitlab":
        return [each["fingerprint"] for each in json.loads(report)]
    return [each["partialFingerprints"] for each in json.loads(report)["runs"][0]["results"]]


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_what_identifies_a_finding_is_the_same_in_every_language(form: str) -> None:
    english, told = (FORMATS[form](findings(), say) for say in (str, german().gettext))
    assert english != told
    assert identities(form, english) == identities(form, told)


def test_a_baseline_written_in_one_language_holds_in_another(call: Call) -> None:
    files = {"personas/a.yaml": DRAFT, "mkdocs.yml": GERMAN_SITE, "docs/index.md": "# x\n"}
    written = call(files, "check", "--write-baseline", "--lang", "fr")
    assert written.exit_code == 0, written.output
    assert IN_GERMAN not in call(files, "check").output


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_translated(form: str) -> None:
    told = FORMATS[form](findings(), german().gettext)
    assert "zuständig" in told
    assert "has no owner" not in told


@pytest.mark.parametrize(
    ("message", "german_text"),
    [
        (all_of(["`a`", "`b`", "`c`"]), "`a`, `b` und `c`"),
        (any_of([gettext("a number"), "`none`"]), "eine Zahl oder `none`"),
        (listed([gettext("no owner"), gettext("no metric")]), "keine zuständige Stelle, keine Kennzahl"),
    ],
)
def test_a_list_is_joined_in_the_language_of_the_reader(message: str, german_text: str) -> None:
    assert german().gettext(message) == german_text


@pytest.mark.parametrize(
    ("quote", "is_translatable"),
    [("the lift stood still all morning", True), ("claim the lift stood still all morning", False)],
)
def test_words_that_may_not_be_shown_are_hidden_in_every_language(quote: str, is_translatable: bool) -> None:  # noqa: FBT001
    said = gettext("Data contradict the claim `%(claim)s`: %(figure)s.", claim="a", figure=f"yes, {quote}")
    hidden = hidden_in_sentence(said, Withheld(["the lift stood still all morning"]))
    assert "stood still" not in hidden
    assert "stood still" not in german().gettext(hidden)
    assert isinstance(hidden, Message) or not is_translatable


@pytest.mark.parametrize("quoted", ["„don`t `x`“", "« `x »", "「`x」"])
def test_backticks_in_a_quote_are_no_code_in_any_language(quoted: str) -> None:
    assert split_at_code(f"Bei {quoted} fehlt `id`.") == [f"Bei {quoted} fehlt ", "id", "."]


@pytest.mark.parametrize(
    ("target", "id_", "said"),
    [
        ("rule", "no-owner", "Eine Regel hat den Namen, den ihr Paket ihr gibt."),
        ("persona", "nobody", "`nobody` gibt es nicht (Persona) und kann deshalb nicht umbenannt werden."),
    ],
)
def test_an_editor_is_told_in_the_language_of_the_site_why_an_id_stays(target: str, id_: str, said: str) -> None:
    handbook = handbook_from({"mkdocs.yml": GERMAN_SITE, "personas/a.yaml": DRAFT})
    reading = Reading(handbook.settings, handbook, {}, {})
    place = handbook.personas[0].place.at("name")
    with pytest.raises(NotRenamedError) as refused:
        renameable(reading, Mentioned(target, id_, "", place))
    assert reading.worded(refused.value.args[0]).startswith(said)
    assert reading.worded("Eine") == "Eine"
