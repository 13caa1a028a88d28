"""A handbook's own templates and phrases: what cannot be used, or is not used, is found; the site is built without it.

The cases are in `own_templates/`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from conftest import REPOSITORY, WriteHandbook
from persona_handbook.cli import main
from persona_handbook.finding import Finding
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.site_files.own_files import MOST
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import check_site, edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.site.i18n.placeholders import misfit
from persona_handbook.testing import TODAY, small_handbook

Files = Mapping[str, str | bytes]
CASES = Path(__file__).parent / "own_templates"
WORDS = {"broken-template": "broken", "broken-yaml": "broken", "unused-template": "unused"}
BROKEN = {"persona.md.j2": "{% if %}"}
FAILING = {"persona.md.j2": "{{ persona.naem }}"}
UNUSED = {"personaa.md.j2": "x"}


def laid_out(write: WriteHandbook, own: Files, language: str = "en", theme: str = "{name: mkdocs}") -> Path:
    settings = f"plugins: [search, persona-handbook: {{templates: own, language: {language}}}]"
    files: dict[str, str | bytes] = {**small_handbook(), "docs/index.md": "::: journey buyer-returns\n"}
    files["mkdocs.yml"] = f"site_name: x\ntheme: {theme}\n{settings}\n"
    return write({**files, **{f"own/{name}": content for name, content in own.items()}})


def found_in(root: Path) -> list[Finding]:
    findings = check_site(read_handbook(read_settings(root)), TODAY)
    return [each for each in findings if each.rule in WORDS]


def lines(findings: list[Finding]) -> list[str]:
    return [
        f"{each.location.path.removeprefix('own/')}:{each.location.line}:{each.location.column} {WORDS[each.rule]}: "
        f"{each.message} {each.help}"
        for each in findings
    ]


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['case']}")
        for file in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_cases(write: WriteHandbook, case: dict[str, Any]) -> None:
    findings = found_in(laid_out(write, case["own"], case.get("language", "en")))
    assert lines(findings) == case["expect"]
    assert all(each.could_not_run is (WORDS[each.rule] == "broken") for each in findings)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Größe".encode("latin-1"),
            "The file is not encoded in UTF-8. Unexpected byte here: 0xF6, perhaps `ö`.",
        ),
        ("Owner: Team".encode("utf-16"), "The file is encoded in UTF-16, which is not supported."),
        (b"x" * 1_000_001, "`own/{name}` has 1,000,001 bytes; the maximum is 1,000,000."),
    ],
    ids=["latin", "wide", "large"],
)
@pytest.mark.parametrize("name", ["persona.md.j2", "languages/en.po"])
def test_bytes_that_are_no_text(write: WriteHandbook, name: str, content: bytes, expected: str) -> None:
    (found,) = found_in(laid_out(write, {name: content}))
    assert (found.message, found.could_not_run) == (expected.replace("{name}", name), True)


def test_links_that_lead_nowhere_or_round_in_a_circle(write: WriteHandbook) -> None:
    root = laid_out(write, {"lint.md.j2": "# {{ title }}"})
    (root / "own/persona.md.j2").symlink_to("lost.md.j2")
    (root / "own/languages").symlink_to(root / "own", target_is_directory=True)
    (found,) = found_in(root)
    assert found.message == "`own/persona.md.j2` is a link to a file that does not exist."


def test_a_linked_folder_of_languages_is_read(write: WriteHandbook) -> None:
    root = laid_out(write, {"lint.md.j2": "# {{ title }}"})
    (root / "shared").mkdir()
    (root / "shared/en.po").write_text('msgid "Ownerr"\nmsgstr "Team"\n', "utf-8")
    (root / "own/languages").symlink_to(root / "shared", target_is_directory=True)
    assert lines(found_in(root)) == [
        "languages/en.po:1:1 unused: No page has the phrase `Ownerr`. Did you mean `Owner`?"
    ]


def test_a_folder_with_too_many_files(write: WriteHandbook) -> None:
    own = {f"{number}.md": "x" for number in range(MOST + 1)}
    (found,) = found_in(laid_out(write, own))
    assert (found.message, found.help) == (
        "`own` has more than 1,000 files.",
        "Name a folder that contains only templates.",
    )


def test_templates_of_the_theme_are_left_to_mkdocs(write: WriteHandbook) -> None:
    own = {"main.html": "{% blok %}", "partials/footer.html": "x", "personaa.md.j2": "x"}
    found = found_in(laid_out(write, own, theme="{name: mkdocs, custom_dir: own}"))
    assert [each.location.path for each in found] == ["own/personaa.md.j2"]


@pytest.mark.parametrize(
    ("own", "code"), [({}, 0), (UNUSED, 1), (BROKEN, 2), (FAILING, 2), ({"languages/en.po": "Owner: [a"}, 2)]
)
def test_the_check_ends_with(write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, own: Files, code: int) -> None:
    monkeypatch.chdir(laid_out(write, {"lint.md.j2": "# {{ title }}", **own}))
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, "Traceback" in result.output) == (code, False), result.output
    assert all(f"own/{name}:1" in result.output for name in own)


@pytest.mark.parametrize("own", [BROKEN, FAILING], ids=["broken", "failing"])
def test_the_built_in_template_takes_the_place_of_one_that_cannot_be_used(write: WriteHandbook, own: Files) -> None:
    edition = edition_of(read_handbook(read_settings(laid_out(write, own))), TODAY)
    made = every_page(edition)
    assert "ph-persona__head" in made["personas/buyer.md"].body
    assert "own/persona.md.j2" in html.unescape(made["lint.md"].body)


def test_a_template_that_fails_on_some_pages_makes_the_others(write: WriteHandbook) -> None:
    own = {"evidence_item.md.j2": "{% if evidence.id == 'p-02' %}{{ evidence.titel }}{% endif %}Our own page"}
    made = every_page(edition_of(read_handbook(read_settings(laid_out(write, own))), TODAY))
    assert "Our own page" in made["evidence/p-01.md"].body
    assert "Our own page" not in made["evidence/p-02.md"].body


def test_the_report_itself_may_fail(write: WriteHandbook) -> None:
    own = {"lint.md.j2": "{% if edition.findings %}{{ naem }}{% endif %}Fine", **FAILING}
    edition = edition_of(read_handbook(read_settings(laid_out(write, own))), TODAY)
    body = html.unescape(every_page(edition)["lint.md"].body)
    assert "own/persona.md.j2" in body
    assert "own/lint.md.j2" in body


def test_a_phrase_that_does_not_fit_stays_as_it_is_and_the_others_are_used(write: WriteHandbook) -> None:
    catalog = 'msgid "%(score)s of 100, %(step)s"\nmsgstr "%(value)s"\n\nmsgid "Owner"\nmsgstr "Team <b> \\"A\\""\n'
    own = {"languages/en.po": catalog}
    edition = edition_of(read_handbook(read_settings(laid_out(write, own))), TODAY)
    body = every_page(edition)["personas/buyer.md"].body
    assert "<dt>Team &#60;b&#62; &#34;A&#34;</dt>" in body


@pytest.mark.parametrize("own", [BROKEN, FAILING, UNUSED], ids=["broken", "failing", "unused"])
@pytest.mark.parametrize("strict", [pytest.param(False, marks=pytest.mark.slow), True])
def test_mkdocs_builds_the_whole_site_and_strictly_fails(
    write: WriteHandbook, caplog: pytest.LogCaptureFixture, own: Files, *, strict: bool
) -> None:
    root = laid_out(write, own)
    config = load_config(str(root / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    if strict:
        with pytest.raises(Abort):
            build(config)
    else:
        build(config)
    assert (root / "site/personas/buyer/index.html").is_file()
    assert f"own/{next(iter(own))}" in html.unescape((root / "site/lint/index.html").read_text("utf-8"))
    assert (f"own/{next(iter(own))}:1: " in caplog.text) is (own is not UNUSED)


@pytest.mark.parametrize(("own", "code"), [(UNUSED, 0), (BROKEN, 2)])
def test_pages_for_another_host_say_what_was_left_out(
    write: WriteHandbook, monkeypatch: pytest.MonkeyPatch, own: Files, code: int
) -> None:
    root = laid_out(write, own)
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["pages", "out"])
    assert result.exit_code == code, result.output
    assert (root / "out/personas/buyer/index.md").is_file()


@pytest.mark.parametrize(
    ("phrase", "said", "fits"),
    [
        ("Owner", "Team", True),
        ("Owner", "100 %", True),
        ("%(number)s of %(all)s", "%(all)s: %(number)s", True),
        ("%(number)s of %(all)s", "%(number)s %(number)s %(all)s", True),
        ("%(share)s %% of them", "%(share)s %%", True),
        ("%(number)s of %(all)s", "%(number)s", False),
        ("%(number)s of 5", "%(number)s %(step)s", False),
        ("%(number)s of 5", "%(number) of 5", False),
        ("%(number)s of 5", "%(number)s of 5 %", False),
        ("%(number)s of 5", "%s of 5", False),
        ("%(number)s of 5", "%(number)d of 5", False),
    ],
)
def test_the_values_in_a_phrase(phrase: str, said: str, *, fits: bool) -> None:
    assert (misfit(phrase, said) is None) is fits


def test_the_form_for_one_may_leave_out_the_number() -> None:
    assert misfit("%(count)s hours", "one hour", is_for_one=True) is None
    assert misfit("%(count)s hours", "one hour") is not None
    assert misfit("%(count)s hours of %(who)s", "one hour", is_for_one=True) is not None


ADOPT = (REPOSITORY / "docs/adopt/index.md").read_text("utf-8")


def test_the_examples_of_the_documentation_are_sound(write: WriteHandbook) -> None:
    (template,) = re.findall(r"```\n(\{% extends.*?)```", ADOPT, re.DOTALL)
    (language,) = re.findall(r"```po\n(.*?)```", ADOPT, re.DOTALL)
    assert found_in(laid_out(write, {"persona.md.j2": template, "languages/fr.po": language}, language="fr")) == []
