"""Every text of ours is in plain English, with one term for each thing: the styles in `styles/` list what is not.

textlint reads the styles for documents (`test_prose.py`); here they apply to all other texts.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import yaml

from conftest import REPOSITORY
from persona_handbook.cli import main
from persona_handbook.lint.registry import all_rules
from persona_handbook.site.i18n.extraction import extracted

Text = tuple[str, str]
Texts = Callable[[], Iterator[Text]]

PACKAGE = REPOSITORY / "plugins/persona_handbook"
CODE = re.compile(r"`[^`]*`")
VALUE = re.compile(r"%\(\w+\)s")
WORDS = re.compile(r"[A-Za-z]{2,}[,.:;]? [A-Za-z]")
NOT_OURS = frozenset({"bad", "good", "source"})  # examples in the words of customers, and titles of books
MOST_WORDS, MOST_OF_A_SUMMARY = 25, 55
FORMS = (
    "action.yml",
    ".pre-commit-hooks.yaml",
    *(f".github/{name}" for name in ("CODEOWNERS", "pull_request_template.md")),
)


def banned() -> list[tuple[str, re.Pattern[str]]]:
    """Each banned phrase with what to write instead."""
    rules = (
        rule
        for style in sorted(REPOSITORY.glob("styles/*.yml"))
        for rule in yaml.safe_load(style.read_text("utf-8"))["rules"]
    )
    parts = ((rule["expected"], *rule["pattern"].removeprefix("/").rsplit("/", 1)) for rule in rules)
    return [(expected, re.compile(pattern, re.IGNORECASE if flags == "i" else 0)) for expected, pattern, flags in parts]


BANNED = banned()


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def all_of(texts: Texts) -> list[Text]:
    return [*texts()]


def found_in(text: str) -> list[str]:
    """Give each banned phrase of a text, outside of code."""
    prose = VALUE.sub("…", CODE.sub("`…`", text))
    return [f"{found[0].strip()} → {expected}" for expected, pattern in BANNED if (found := pattern.search(prose))]


def phrases() -> Iterator[Text]:
    """The phrases of pages."""
    for message in extracted():
        yield from (("catalog", each) for each in ([message.id] if isinstance(message.id, str) else message.id) if each)


def rules() -> Iterator[Text]:
    for rule in all_rules():
        yield from (
            (rule.name, each) for each in (rule.title, rule.why, *(each.meaning for each in rule.options.values()))
        )


def fields() -> Iterator[Text]:
    for file in sorted(REPOSITORY.glob("schemas/*.json")):
        yield from _fields(json.loads(file.read_text("utf-8")), file.name)


def _fields(schema: object, where: str) -> Iterator[Text]:
    if isinstance(schema, dict):
        yield from (
            (where, each) for name in ("title", "description", "x-hint") if isinstance(each := schema.get(name), str)
        )
        for name, inner in schema.items():
            if name not in {"examples", "default"}:
                yield from _fields(inner, f"{where}/{name}")


def messages() -> Iterator[Text]:
    """Each text in the code, with `…` for the values in it."""
    for file in sorted(PACKAGE.rglob("*.py")):
        where = file.relative_to(PACKAGE).as_posix()
        yield from (
            (f"{where}:{line}", each) for line, each in _literals(file) if WORDS.search(each) and "\n" not in each
        )


def _literals(file: Path) -> Iterator[tuple[int, str]]:
    tree = parsed(file)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(node.body[0], ast.Expr):
            skipped.add(id(node.body[0].value))
        elif isinstance(node, ast.Dict):
            skipped.update(id(each) for each in node.keys)
        elif isinstance(node, ast.keyword) and node.arg in NOT_OURS:
            skipped.update(id(each) for each in ast.walk(node.value))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            skipped.update(id(each) for each in ast.walk(node))
        elif isinstance(node, ast.JoinedStr) and id(node) not in skipped:
            skipped.update(id(each) for each in node.values)
            yield (
                node.lineno,
                "".join(str(each.value) if isinstance(each, ast.Constant) else "…" for each in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def commands() -> Iterator[Text]:
    """The summary, the help and the options of each command."""
    for name, command in _commands(main, "personas"):
        yield name, command.get_short_help_str(limit=500)
        yield from ((name, " ".join(paragraph.split())) for paragraph in (command.help or "").split("\n\n"))
        yield from (
            (name, option.help) for option in command.params if isinstance(option, click.Option) and option.help
        )


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    for each, command in group.commands.items():
        yield f"{name} {each}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {each}")


def files_of_git_hosts() -> Iterator[Text]:
    """Issue forms, workflows, the action, and what `init` writes."""
    scaffold = PACKAGE / "writing/new/scaffold"
    started = [each for each in scaffold.rglob("*") if each.is_file() and each.name != "mkdocs.yml.j2"]
    for file in (*REPOSITORY.glob(".github/*/*.yml"), *(REPOSITORY / name for name in FORMS), *started):
        for line in file.read_text("utf-8").splitlines():
            said = re.search(r"(?:^|\s)#\s(.*)|(?:name|label|description|title): (.*)|^([A-Z*<|].* .*)", line)
            if said:
                yield file.name, next(each for each in said.groups() if each)


EVERY_TEXT: tuple[Texts, ...] = (phrases, rules, fields, messages, commands, files_of_git_hosts)


@pytest.mark.parametrize("texts", EVERY_TEXT, ids=lambda each: each.__name__)
def test_no_text_has_a_banned_phrase(texts: Texts) -> None:
    told = all_of(texts)
    assert len(told) > 50
    assert [(where, text, found) for where, text in told if (found := found_in(text))] == []


@pytest.mark.parametrize("texts", [phrases, rules, fields], ids=lambda each: each.__name__)
def test_a_label_is_a_noun_and_not_a_clause(texts: Texts) -> None:
    labels = [text for _, text in all_of(texts) if not re.search(r"[.?!…]$|: ", text)]
    assert len(labels) > 50
    asking = [each for each in labels if re.match(r"(?:What|Who|Whoever|How|Why|Where)\b", each)]
    assert [each for each in asking if each != "What to do"] == []


@pytest.mark.parametrize("texts", EVERY_TEXT, ids=lambda each: each.__name__)
def test_a_sentence_is_short(texts: Texts) -> None:
    said = {sentence for _, text in all_of(texts) for sentence in re.split(r"(?<=[.?!:;]) ", CODE.sub("x", text))}
    assert [each for each in sorted(said) if len(each.split()) > MOST_WORDS] == []


def test_what_a_finding_says_is_wrong_is_short() -> None:
    told = [
        ast.unparse(text)
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "wrong"
        for text in ([*getattr(node.value, "args", [])] or [node.value])
    ]
    lengths = {each: len(re.sub(r"\{[^{}]*\}", "x", CODE.sub("x", each)).split()) for each in told}
    assert len(told) > 100
    assert [each for each, length in lengths.items() if length > MOST_WORDS] == []


def test_the_summary_of_a_command_fits_its_line() -> None:
    summaries = {name: command.get_short_help_str(limit=500) for name, command in _commands(main, "personas")}
    assert len(summaries) > 10
    assert {name: each for name, each in summaries.items() if len(each) > MOST_OF_A_SUMMARY} == {}


@pytest.mark.parametrize(
    "text",
    [
        "The lint report finds nothing that must be mended.",
        "Bear with what this file holds.",
        "Hold it against new evidence.",
        "The field stands here a second time.",
        "This page tells of a persona.",
        "Nobody answers for “Buyer”.",
        "The line goes on with the text above it.",
        "It says so to whoever reads it.",
        "`x` is no field.",
        "What hurts, the worst first",
        "Who has a say",
        "heard once, backed by data",
        "Findings accepted for a time",
        "What stands behind a # is a remark.",
        "An item of a list",
        "behaviour, colour, misspelt, e-mail",
        "It doesn't exist.",
        "62 % of the orders",
        "file(s)",
        "Use the id of a claim.",
        "Propose it at the git host",
    ],
)
def test_a_banned_phrase_is_found(text: str) -> None:
    assert found_in(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "The `id` of a claim, and `git init`",
        "The evidence score is 62% at least.",
        "How well is each stage known?",
        "from 75 %(em)swell supported%(end)s",
        "Understand the outstanding standard.",
        "The comment is in the text field above.",
    ],
)
def test_plain_english_is_not(text: str) -> None:
    assert found_in(text) == []
