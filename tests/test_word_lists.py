"""A language without word lists: said once, and no file in it is judged by words of another language."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.lint.engine import check_handbook
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import pages
from persona_handbook.testing import TODAY, handbook_from, laid_over

SAID = "There are no word lists for the language `it`"
SITE = "# mkdocs.yml\nsite_name: x\ntheme: {name: material, language: it}\nplugins: [persona-handbook]\n"
RULES = frozenset({"demographic-text", "gendered-persona"})
ENGLISH_WORDS = "summary: He married fast, and he is easily quick.\n"


@pytest.mark.parametrize("options", ["", ": {preset: strict}"])
def test_the_check_says_it_once_and_is_green(options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = SITE.replace("persona-handbook", f"persona-handbook{options}")
    for path, text in laid_over(site).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--today", TODAY.isoformat()])
    assert result.exit_code == 0, result.output
    assert result.output.count(SAID) == 1


def test_the_lint_report_says_it_once() -> None:
    made = pages(edition_of(handbook_from(laid_over(SITE)), TODAY))["lint.md"].body
    assert made.count("There are no word lists for the language <code>it</code>") == 1


@pytest.mark.parametrize(
    ("language", "found"), [("en", RULES), ("en-GB", RULES), ("it", frozenset()), ("ja", frozenset())]
)
def test_english_words_are_found_in_english_only(language: str, found: frozenset[str]) -> None:
    example = f"{ENGLISH_WORDS}lang: {language}\n"
    assert {each.rule for each in check_handbook(handbook_from(laid_over(example)), TODAY)} & RULES == found
