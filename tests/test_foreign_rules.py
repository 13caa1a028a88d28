"""Rules of other packages: they run beside ours, and one that cannot run is a finding and never a traceback."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from persona_handbook.cli import main
from persona_handbook.finding import Finding
from persona_handbook.lint.engine import check_handbook
from persona_handbook.lint.registry import found_rules, rule_by_name
from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.testing import (
    TODAY,
    RuleBrokenError,
    RuleNotRegisteredError,
    findings_of,
    handbook_from,
    laid_over,
    small_handbook,
)

DOCS = Path(__file__).parents[1] / "docs/adopt/rules.md"
HEAD = """from persona_handbook.finding import Location; from persona_handbook.lint.rule import Problem, rule
from persona_handbook.model.persona import Persona
"""
RULE = """
@rule(title="T", why="W.", source="Our own.", bad="a: b", good="a: c", about=Persona{more})
def {name}(persona, given):
    {body}
"""
AT = 'yield Problem(Location("%s", %s, 1, 1, 2), "It is here.", "Do it.")'
FAILED = "acme_rules.py:4 The rule `acme-rule` failed at `personas/buyer.yaml`: TypeError: "
Install = Callable[..., None]


def a_rule(body: str = 'yield Problem(persona.place.at("name"), "It is here.", "Do it.")', **given: str) -> str:
    return HEAD + RULE.format(body=body, name=given.get("name", "acme_rule"), more=given.get("more", ""))


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package with modules and the entry points that lead to its rules."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)

    def installed(modules: dict[str, str], **entry_points: str) -> None:
        for name, code in modules.items():
            (tmp_path / f"{name}.py").write_text(code, "utf-8")
        metadata = tmp_path / "acme_rules-1.0.dist-info"
        metadata.mkdir()
        lines = [f"{name} = {value}" for name, value in entry_points.items()]
        metadata.joinpath("entry_points.txt").write_text("\n".join(["[persona_handbook.rules]", *lines]), "utf-8")
        metadata.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n", "utf-8")
        importlib.invalidate_caches()
        found_rules.cache_clear()

    yield installed
    found_rules.cache_clear()
    for name in set(sys.modules) - before:
        if name.startswith("acme"):
            del sys.modules[name]


def broken(findings: list[Finding]) -> list[str]:
    return [f"{each.location.path}:{each.location.line} {each.message}" for each in findings if each.could_not_run]


@pytest.mark.parametrize(
    ("code", "entry_point", "told"),
    [
        pytest.param(
            "import nothing_of_this_name\n",
            "acme_rules",
            "acme_rules.py:1 The rule of the entry point `acme` cannot be imported: "
            "ModuleNotFoundError: No module named 'nothing_of_this_name'.",
            id="it imports what is not installed",
        ),
        pytest.param(
            "def broken(:\n",
            "acme_rules",
            "acme_rules.py:1 The rule of the entry point `acme` cannot be imported: SyntaxError: invalid syntax",
            id="its code is no Python",
        ),
        pytest.param(
            "x = 1\nraise SystemExit(3)\n",
            "acme_rules",
            "acme_rules.py:2 The rule of the entry point `acme` cannot be imported: SystemExit: 3.",
            id="it ends the program",
        ),
        pytest.param(
            "x = 1\n",
            "acme_rules:no_product",
            "acme-rules/entry_points.txt:1 The rule of the entry point `acme` cannot be imported: AttributeError: ",
            id="it names what is not there",
        ),
        pytest.param(
            "x = 1\n",
            "acme_rules",
            "acme-rules/entry_points.txt:1 The entry point `acme` points to `acme_rules`, which has no rule.",
            id="a module without a rule",
        ),
        pytest.param(
            "x = 1\n",
            "acme_rules:x",
            "acme-rules/entry_points.txt:1 The entry point `acme` points to `acme_rules:x`, which has no rule.",
            id="a number",
        ),
        pytest.param(
            a_rule(name="no_owner"),
            "acme_rules",
            "acme_rules.py:4 The rule `no-owner` already exists, so this one does not run.",
            id="a name of ours",
        ),
        pytest.param(
            a_rule(name="NoOwner"),
            "acme_rules",
            "acme_rules.py:4 `NoOwner` is not a valid rule name.",
            id="a name that is no rule's",
        ),
        pytest.param(
            a_rule(more=", active='error'"),
            "acme_rules",
            "acme_rules.py:4 `active` of the rule `acme-rule` is not a level.",
            id="a level in words",
        ),
        pytest.param(
            a_rule().replace('bad="a: b"', "bad=None"),
            "acme_rules",
            "acme_rules.py:4 `bad` of the rule `acme-rule` is not text.",
            id="no example",
        ),
        pytest.param(
            a_rule().replace("about=Persona", "about='Persona'"),
            "acme_rules",
            "acme_rules.py:4 `about` of the rule `acme-rule` does not say what it checks.",
            id="about a word",
        ),
        pytest.param(
            a_rule("yield persona.produkt"),
            "acme_rules",
            "acme_rules.py:6 The rule `acme-rule` failed at `personas/buyer.yaml`: AttributeError: ",
            id="it fails",
        ),
        pytest.param(
            a_rule("return 1 / 0"),
            "acme_rules",
            "acme_rules.py:6 The rule `acme-rule` failed at `personas/buyer.yaml`: ZeroDivisionError: ",
            id="it fails before it gives anything",
        ),
        pytest.param(
            a_rule("return None"),
            "acme_rules",
            FAILED + "",
            id="it gives nothing to go through",
        ),
        pytest.param(
            a_rule('yield "It is here."'),
            "acme_rules",
            FAILED + "it returns str instead of",
            id="it gives a text",
        ),
        pytest.param(
            a_rule('yield Problem("personas/buyer.yaml", "It is here.", "Do it.")'),
            "acme_rules",
            FAILED + "it returns Problem instead of",
            id="its place is a text",
        ),
        pytest.param(
            a_rule("raise SystemExit(0)"),
            "acme_rules",
            "acme_rules.py:6 The rule `acme-rule` failed at `personas/buyer.yaml`: SystemExit: 0.",
            id="it ends the program with success",
        ),
        pytest.param(
            a_rule('raise BaseException("out")'),
            "acme_rules",
            "acme_rules.py:6 The rule `acme-rule` failed at `personas/buyer.yaml`: BaseException: out.",
            id="it raises what no program expects",
        ),
        pytest.param(
            a_rule("return len(persona)"),
            "acme_rules",
            "acme_rules.py:6 The rule `acme-rule` failed at `personas/buyer.yaml`: TypeError: object of type",
            id="it gives a number",
        ),
        pytest.param(
            a_rule('yield Problem(persona.place.at("name"), None, "Do it.")'),
            "acme_rules",
            FAILED + "its problem has no mess",
            id="a problem without a message",
        ),
        pytest.param(
            a_rule('yield Problem(persona.place.at("name"), "It is here.", "")'),
            "acme_rules",
            FAILED + "its problem has no help",
            id="a problem without a way out",
        ),
        pytest.param(
            a_rule('yield Problem(persona.place.at("name"), "It is here.", "Do it.", "error")'),
            "acme_rules",
            FAILED + "the `at_most` of its",
            id="a level in words for a problem",
        ),
        pytest.param(
            a_rule('yield Problem(persona.place.at("name"), "It is here.", "Do it.", related="x")'),
            "acme_rules",
            FAILED + "the `related` of its problem is 'x'",
            id="a text for other places",
        ),
        pytest.param(
            a_rule('yield Problem(persona.place.at("name"), "It is here.", "Do it.", fix="x")'),
            "acme_rules",
            FAILED + "the `fix` of its problem is 'x'.",
            id="a fix in words",
        ),
        pytest.param(
            a_rule(AT % ("/etc/passwd", 1)),
            "acme_rules",
            FAILED + "its problem is in /etc/passwd, which",
            id="a file elsewhere",
        ),
        pytest.param(
            a_rule(AT % ("../other.yaml", 1)),
            "acme_rules",
            FAILED + "its problem is in ../other.yaml, which",
            id="a file above",
        ),
        pytest.param(
            a_rule(AT % ("C:/x.yaml", 1)),
            "acme_rules",
            FAILED + "its problem is in C:/x.yaml, which",
            id="a file on another drive",
        ),
        pytest.param(
            a_rule(AT % ("personas/buyer.yaml", 0)),
            "acme_rules",
            FAILED + "its problem is on no line of",
            id="line 0",
        ),
        pytest.param(
            a_rule().replace('bad="a: b"', 'bad=" "'),
            "acme_rules",
            "acme_rules.py:4 `bad` of the rule `acme-rule` is empty.",
            id="an empty example",
        ),
        pytest.param(
            a_rule().replace('good="a: c"', "good=7"),
            "acme_rules",
            "acme_rules.py:4 `good` of the rule `acme-rule` is not text.",
            id="a good example that is a number",
        ),
        pytest.param(
            a_rule().replace("about=Persona", "about=int"),
            "acme_rules",
            "acme_rules.py:4 `about` of the rule `acme-rule` does not say what it checks.",
            id="about nothing that a handbook has",
        ),
        pytest.param(
            a_rule(more=', options={"min": 3}'),
            "acme_rules",
            "acme_rules.py:4 `options` of the rule `acme-rule` are not options.",
            id="an option that is a number",
        ),
        pytest.param(
            a_rule(more=', silences="no-owner"'),
            "acme_rules",
            "acme_rules.py:4 `silences` of the rule `acme-rule` are not rule names.",
            id="one silenced rule that is not in a tuple",
        ),
        pytest.param(
            a_rule(more=', waits_for=("personas",)'),
            "acme_rules",
            "acme_rules.py:4 `waits_for` of the rule `acme-rule` is nothing",
            id="it waits for nothing that there is",
        ),
        pytest.param(
            a_rule(more=", words=3"),
            "acme_rules",
            "acme_rules.py:4 `words` of the rule `acme-rule` is not text.",
            id="words that are a number",
        ),
        pytest.param(
            "class Odd(Exception):\n    def __str__(self): raise ValueError\nraise Odd\n",
            "acme_rules",
            "acme_rules.py:3 The rule of the entry point `acme` cannot be imported: Odd.",
            id="an error that cannot be told",
        ),
        pytest.param(
            a_rule(more=", level='error'"),
            "acme_rules",
            "acme_rules.py:4 The rule of the entry point `acme` cannot be imported: TypeError: ",
            id="a field that no rule has",
        ),
    ],
)
def test_a_rule_that_cannot_run_is_told_and_all_others_run(
    install: Install, code: str, entry_point: str, told: str
) -> None:
    install({"acme_rules": code}, acme=entry_point)
    found = check_handbook(handbook_from(laid_over("# without owner\n")), TODAY)
    (line,) = broken(found)
    assert line.startswith(told)
    assert "no-owner" in {each.rule for each in found}


def test_a_rule_that_fails_on_one_persona_keeps_what_it_found_in_others(install: Install) -> None:
    body = 'yield Problem(persona.place.at("name"), "It is here.", "Do it.")\n    assert persona.id != "buyer"'
    install({"acme_rules": a_rule(body)}, acme="acme_rules")
    twin = "# personas/twin.yaml like personas/buyer.yaml\nname: Twin\nrole: secondary\n"
    found = check_handbook(handbook_from(laid_over(twin)), TODAY)
    assert len(broken(found)) == 1
    assert [each.location.path for each in found if each.rule == "acme-rule"] == [
        "personas/buyer.yaml",
        "personas/twin.yaml",
    ]


def test_a_rule_that_fails_everywhere_is_told_once(install: Install) -> None:
    install({"acme_rules": a_rule("return 1 / 0")}, acme="acme_rules")
    twin = "# personas/twin.yaml like personas/buyer.yaml\nname: Twin\nrole: secondary\n"
    assert len(broken(check_handbook(handbook_from(laid_over(twin)), TODAY))) == 1


def test_two_rules_of_one_name_are_told(install: Install) -> None:
    install({"acme_one": a_rule(), "acme_two": a_rule()}, one="acme_one", two="acme_two")
    (line,) = broken(check_handbook(handbook_from(small_handbook()), TODAY))
    assert "The rule `acme-rule` already" in line


def test_a_rule_named_twice_runs_once(install: Install) -> None:
    install({"acme_rules": a_rule()}, one="acme_rules", two="acme_rules:acme_rule")
    found = check_handbook(handbook_from(small_handbook()), TODAY)
    assert [each.rule for each in found].count("acme-rule") == 1
    assert broken(found) == []


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "sarif"], ["check", "--fail-on", "error"]])
def test_the_check_ends_with_2(
    install: Install, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install({"acme_rules": a_rule("return 1 / 0")}, acme="acme_rules")
    for path, text in small_handbook().items():
        file = tmp_path / "book" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "book/mkdocs.yml").write_text("site_name: B\nplugins: [persona-handbook, mermaid2]\n", "utf-8")
    monkeypatch.chdir(tmp_path / "book")
    result = CliRunner().invoke(main, [*command, "--today", "2026-10-15"])
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.output


@pytest.mark.parametrize("command", [["rules"], ["explain", "acme-rule"], ["explain", "broken-rule"]])
def test_other_commands_know_the_rules_that_can_run(install: Install, command: list[str]) -> None:
    install({"acme_rules": a_rule(), "acme_bad": "raise ValueError\n"}, acme="acme_rules", bad="acme_bad")
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output


def test_the_lint_report_tells_of_it(install: Install) -> None:
    install({"acme_rules": a_rule("return 1 / 0")}, acme="acme_rules")
    made = every_page(edition_of(handbook_from(small_handbook()), TODAY))
    assert "ZeroDivisionError" in made["lint.md"].body
    assert "rules/broken-rule.md" in made


def example_of_the_docs() -> str:
    codes: list[str] = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    return next(code for code in codes if "@rule" in code)


def test_the_example_of_the_docs_works_word_by_word(install: Install) -> None:
    install({"acme_rules": example_of_the_docs()}, acme="acme_rules")
    rule = rule_by_name("no-product")
    assert rule
    assert [each.rule for each in findings_of(rule, rule.bad)] == ["no-product"]
    assert findings_of(rule, rule.good) == []


def test_a_rule_that_no_check_would_run_fails_its_test(install: Install) -> None:
    install({"acme_rules": example_of_the_docs()})
    rule = importlib.import_module("acme_rules").no_product
    with pytest.raises(RuleNotRegisteredError, match="`no-product` is not registered"):
        findings_of(rule, rule.bad)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (a_rule("return 1 / 0"), "acme_rules.py:6: The rule `acme-rule` failed"),
        (a_rule('yield "It is here."'), "instead of a Problem"),
        (a_rule(more=", active='error'"), "`active` of the rule `acme-rule` is not a level."),
    ],
)
def test_a_rule_that_cannot_run_fails_its_test(install: Install, code: str, told: str) -> None:
    install({"acme_rules": code}, acme="acme_rules")
    rule = importlib.import_module("acme_rules").acme_rule
    with pytest.raises(RuleBrokenError, match=re.escape(told)):
        findings_of(rule, "tags: [parts]\n")


@pytest.mark.usefixtures("install")
def test_a_rule_of_ours_that_fails_asks_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the others find is kept, and the way out is not to uninstall the handbook."""
    rule = rule_by_name("no-owner")
    assert rule
    monkeypatch.setattr(rule.check, "__code__", (lambda persona, _given: [persona.gone]).__code__)
    found = check_handbook(handbook_from(laid_over("# without owner\ngoals: [{id: a, text: TODO}]\n")), TODAY)
    (failed,) = [each for each in found if each.could_not_run]
    assert failed.help.startswith("This is an error in Persona Handbook.")
    assert "placeholder-text" in {each.rule for each in found}


@pytest.mark.parametrize(("language", "found"), [("en", 1), ("de", 1), ("sv", 0)])
def test_a_rule_that_names_its_words_does_not_check_a_language_without_them(
    install: Install, language: str, found: int
) -> None:
    install({"acme_rules": a_rule(more=', words="vague"')}, acme="acme_rules")
    findings = check_handbook(handbook_from(laid_over(f"lang: {language}\n")), TODAY)
    assert [each.rule for each in findings].count("acme-rule") == found
    assert any("`acme-rule`" in each.message for each in findings if each.rule == "no-word-list") is not bool(found)
