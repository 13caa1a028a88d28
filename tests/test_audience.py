"""Who reads a handbook, and on which day -> what of people is in it, while counts stay the same."""

from __future__ import annotations

import datetime as dt
import html
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from persona_handbook.cli import main
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.consent.gate import gate
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.handbook import Handbook
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import TODAY, handbook_from, laid_over, small_handbook
from seldom import seldom

CONSENTS = {
    "public": "{scope: public}",
    "public until today": "{scope: public, until: 2026-10-15}",
    "public until yesterday": "{scope: public, until: 2026-10-14}",
    "internal": "{scope: internal}",
    "internal until yesterday": "{scope: internal, until: 2026-10-14}",
    "none": "",
}
SETTINGS = "site_name: A\nplugins: [persona-handbook: {{audience: {0}}}]\n"


def handbook(consent: str, audience: str) -> Handbook:
    talk = f"# personas/evidence/p-01.yaml\nconsent: {consent}\n" if consent else "# personas/evidence/p-01.yaml\n"
    return handbook_from({**laid_over(talk), "mkdocs.yml": SETTINGS.format(audience)})


@pytest.mark.parametrize(
    ("consent", "internal", "public"),
    [
        ("public", True, True),
        ("public until today", True, True),
        ("public until yesterday", False, False),
        ("internal", True, False),
        ("internal until yesterday", False, False),
        ("none", True, False),
    ],
)
def test_what_a_participant_said_is_shown_as_far_as_the_consent(consent: str, *, internal: bool, public: bool) -> None:
    for audience, is_shown in (("internal", internal), ("public", public)):
        whole = handbook(CONSENTS[consent], audience)
        evidence = as_shown(whole, TODAY).evidence_by_id["p-01"]
        assert (evidence.answers is not None) is is_shown, audience
        assert gate(whole, TODAY).shows(evidence) is is_shown


@pytest.mark.parametrize("consent", seldom(CONSENTS.values(), [CONSENTS["internal"], CONSENTS["none"]]))
def test_what_is_not_shown_is_counted_all_the_same(consent: str) -> None:
    whole, few = (edition_of(handbook(consent, each), TODAY) for each in ("internal", "public"))
    buyers = [each.handbook.personas[0] for each in (whole, few)]
    assert whole.score_of(buyers[0]) == few.score_of(buyers[1])
    for one, other in zip(buyers[0].claims(), buyers[1].claims(), strict=True):
        assert whole.known(one).phrase == few.known(other).phrase
        assert whole.confidence_in(one) == few.confidence_in(other)
    tallies = [re.findall("<b>[0-9]+</b>", every_page(each)["evidence/index.md"].body) for each in (whole, few)]
    assert tallies[0] == tallies[1]


def test_a_theme_is_counted_over_all_and_named_only_by_those_who_may_be_shown() -> None:
    told = "answers: {problem: {says: It came late., themes: [late-parts]}}\n"
    files = {
        **laid_over("tags: [a]\n"),
        "mkdocs.yml": SETTINGS.format("public"),
    }
    for number, scope in ((1, "public"), (2, "internal")):
        path = f"personas/evidence/p-0{number}.yaml"
        files |= {path: laid_over(f"# {path}\n{told}consent: {{scope: {scope}}}\n")[path]}
    body = every_page(edition_of(handbook_from(files), TODAY))["evidence/index.md"].body
    body = html.unescape(body)
    themes = body[body.index("late parts") : body.index("</li>", body.index("late parts"))]
    assert "2 of " in themes
    assert (">P-01<" in themes, ">P-02<" in themes) == (True, False)


@pytest.mark.parametrize(("audience", "is_shown"), [("internal", True), ("public", False)])
def test_a_quote_that_names_no_evidence_has_no_consent_to_be_public(audience: str, *, is_shown: bool) -> None:
    files = {**laid_over("quotes: [{text: Never late.}]\n"), "mkdocs.yml": SETTINGS.format(audience)}
    assert bool(as_shown(handbook_from(files), TODAY).personas[0].quotes) is is_shown


@pytest.mark.parametrize(
    ("settings", "audience"),
    [
        ("{}", "internal"),
        ("{audience: internal}", "internal"),
        ("{audience: public}", "public"),
        ("{audience: Public}", "public"),
        ("{audience: }", "public"),
        ("{audience: [internal]}", "public"),
        ("{audeince: internal}", "public"),
    ],
)
def test_a_slip_in_the_setting_shows_less(tmp_path: Path, settings: str, audience: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nplugins: [persona-handbook: {settings}]\n", "utf-8")
    assert read_settings(tmp_path).audience == audience


def test_an_unreadable_interview_hides_a_quote_that_names_it() -> None:
    talk = "# personas/evidence/p-01.yaml\nquotes: [{text: Never late.}]\nunheard: of\n"
    broken = handbook_from(laid_over(f"quotes: [{{text: Never late., evidence: p-01}}]\n{talk}"))
    assert broken.broken_ids("evidence") == {"p-01"}
    assert not as_shown(broken, TODAY).personas[0].quotes


# the day on which the files are read

READ = dt.datetime(2026, 10, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persona_handbook.dates.clock.time", READ.timestamp)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: None) -> Path:
    """A handbook whose settings say 15 October, read on 20 October, with a consent that ended on 18 October."""
    del clock
    consent = "consent: {scope: public, until: 2026-10-18}\nquotes: [{text: Never late.}]\n"
    files = {
        **laid_over(f"# personas/evidence/p-01.yaml\n{consent}"),
        "mkdocs.yml": "site_name: A\nplugins: [persona-handbook: {today: 2026-10-15}]\n",
        "about.md": "We sell parts.\n",
        "docs/guide.md": "# Guide\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8", newline="\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [("export", "evidence"), ("prompt", "--about", "about.md"), ("pages", "out"), ("check", "--format=json")]
)
def test_consent_ends_on_the_real_day_whatever_the_settings_say(root: Path, words: tuple[str, ...]) -> None:
    printed = CliRunner().invoke(main, words).output
    written = [each.read_text("utf-8") for each in (root / "out").rglob("*.md")]
    assert "Never late" not in "".join([printed, *written])
    again = CliRunner().invoke(main, [*words, "--today", "2026-10-15"])
    assert again.exit_code in {0, 1}
    written = [each.read_text("utf-8") for each in (root / "out").rglob("*.md")]
    assert ("Never late" in "".join([again.output, *written])) is (words[0] != "check")


def test_a_built_site_shows_nothing_of_it(root: Path) -> None:
    build(load_config(str(root / "mkdocs.yml")))
    assert "consent has expired, so their words are hidden" in (root / "site/evidence/p-01/index.html").read_text(
        "utf-8"
    )
    assert not [each for each in (root / "site").rglob("*.html") if "Never late" in each.read_text("utf-8")]


def test_the_check_warns_of_it(root: Path) -> None:
    del root
    printed = CliRunner().invoke(main, ["check"]).output
    assert "warning[expired-consent] The participant's consent ended on 2026-10-18. The handbook is set to" in printed
    assert "expired-consent" not in CliRunner().invoke(main, ["check", "--today", "2026-10-15"]).output


def test_what_is_read_by_code_knows_no_clock(clock: None) -> None:
    del clock
    read = handbook_from({**small_handbook()})
    assert read.real_day is None
    assert not [each for each in check_handbook(read, TODAY) if each.rule == "expired-consent"]


# a new handbook


@pytest.mark.parametrize(("words", "audience"), [([], "internal"), (["--audience", "public"], "public")])
def test_a_new_handbook_says_who_reads_it(tmp_path: Path, words: list[str], audience: str) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "a"), *words])
    assert done.exit_code == 0
    assert read_settings(tmp_path / "a").audience == audience


def test_it_asks_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persona_handbook.cli.repository.init._is_on_a_terminal", lambda: True)
    done = CliRunner().invoke(main, ["init", os.fspath(tmp_path / "a")], input="public\n")
    assert "Who can read the site" in done.output
    assert read_settings(tmp_path / "a").audience == "public"
