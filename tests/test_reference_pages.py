"""The docs name what others use: commands, options, templates, blocks, settings, languages and names in Python.

`REVIEW=1` writes them anew for somebody to review.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from babel import Locale
from jinja2 import Environment, nodes

from persona_handbook import testing
from persona_handbook.cli import main
from persona_handbook.languages.lists import languages_with_lists
from persona_handbook.lint.rule import Given, Option, Problem, Rule, rule
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.site.i18n.catalogs import shipped
from test_layers import EDGES, FLOORS

DOCS = Path(__file__).parents[1] / "docs"
ADOPT = DOCS / "adopt"
PACKAGE = Path(inspect.getfile(testing)).parent
TEMPLATES = PACKAGE / "site" / "templates"
HEAD = "---\nsearch:\n  boost: 0.1\n---\n\n"


def commands() -> str:
    """Give the page of all commands, from their own help."""
    return "\n".join([f"{HEAD}# Commands\n", *_about(main), "## Common options\n", *_common(), *_all()])


def _all() -> Iterator[str]:
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, info_name=f"personas {name}")
        yield f"## `personas {name}`\n"
        yield f"```text\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```\n"
        yield from _about(command)
        rows = [record for each in command.params if (record := _record(each, context)) and each.name != "help"]
        own = [row for row in rows if row not in _shared()]
        if own:
            yield "| Option | Effect |\n|---|---|"
            yield from (f"| `{option}` | {_cell(effect)} |" for option, effect in own)
            yield ""


def _about(command: click.Command) -> Iterator[str]:
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        text = " ".join(paragraph.replace("\b", "").split())
        yield f"{_code(text)}\n"


def _code(text: str) -> str:
    """Set the command of an example as code."""
    return re.sub(r"^(Examples?:) (.*)$", r"\1 `\2`", text)


def _common() -> Iterator[str]:
    yield "Every command takes the last option, and at least half take the others.\n"
    yield "| Option | Effect |\n|---|---|"
    yield from (f"| `{option}` | {_cell(effect)} |" for option, effect in _shared())
    yield "| `-h, --help` | Shows the help of the command. |"
    yield ""


def _shared() -> list[tuple[str, str]]:
    """Give the options that at least half of the commands have in the same words."""
    found = Counter(
        record
        for command in main.commands.values()
        for each in command.params
        if (record := _record(each, click.Context(command)))
    )
    return sorted(record for record, times in found.items() if 2 * times >= len(main.commands))


def _record(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    return parameter.get_help_record(context) if isinstance(parameter, click.Option) else None


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


def templates() -> str:
    """Give the page of all templates, with the blocks that one can override."""
    rows = [f"| `{name}` | {', '.join(f'`{each}`' for each in blocks) or '-'} |" for name, blocks in _blocks()]
    text = (
        "# Templates\n\nA file of the same name in your `templates` folder replaces a built-in template. To change "
        "only a part,\nextend it as `ours/NAME` and override a block ([how to](index.md#templates)).\n\n"
        "Names of templates and blocks change only with a line in the changelog. Variables and macros may change "
        "with\nany version; `personas check` finds what no longer fits.\n\n| Template | Blocks |\n|---|---|"
    )
    return "\n".join([HEAD + text, *rows, ""])


def _blocks() -> Iterator[tuple[str, list[str]]]:
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701  nothing is rendered
    for file in sorted(TEMPLATES.glob("*.j2")):
        tree = environment.parse(file.read_text("utf-8"))
        yield file.name, [block.name for block in tree.find_all(nodes.Block)]


def rooms() -> str:
    """Give the page of all folders of the code, in the order of the layers, each with the text of its package."""
    packages = sorted(PACKAGE.rglob("__init__.py"), key=_layer)
    rows = [
        f"| `{file.parent.relative_to(PACKAGE).as_posix()}/` | {_purpose(file)} |"
        for file in packages
        if file.parent != PACKAGE
    ]
    text = (
        "# Source folders\n\nThe folders of `plugins/persona_handbook/`, each after those that it may import "
        "([layers](index.md#layers)).\n\n| Folder | Content |\n|---|---|"
    )
    return "\n".join([HEAD + text, *rows, ""])


def _layer(package: Path) -> tuple[int, str]:
    path = package.parent.relative_to(PACKAGE)
    layers = (*FLOORS, *EDGES)
    return layers.index(path.parts[0]) if path.parts else -1, path.as_posix()


def _purpose(package: Path) -> str:
    first, *_ = (ast.get_docstring(ast.parse(package.read_text("utf-8"))) or "").split("\n\n")
    return " ".join(first.split()).removesuffix(".")


@pytest.mark.parametrize(
    ("page", "written"),
    [("adopt/commands.md", commands), ("adopt/templates.md", templates), ("decisions/folders.md", rooms)],
)
def test_a_reference_page_says_what_the_code_has(page: str, written: Callable[[], str]) -> None:
    file = DOCS / page
    if os.environ.get("REVIEW"):
        file.write_text(written(), "utf-8")
    assert file.read_text("utf-8") == written()


def settings() -> Iterator[str]:
    """Yield the settings of the plugin, and the kinds of words that one can add."""
    fields = schema_of("settings")["properties"]
    yield from fields
    yield from fields["words"]["properties"]


def names_for_rules() -> Iterator[str]:
    """Yield what a rule of another package can use: functions, classes, their attributes and arguments."""
    public = (
        each for each in ast.parse(inspect.getsource(testing)).body if isinstance(each, ast.FunctionDef | ast.ClassDef)
    )
    yield from (each.name for each in public if not each.name.startswith("_"))
    yield from (each for each in inspect.signature(rule).parameters if each != "manner")
    for kind in (Rule, Problem, Option, Given):
        yield from (each.name for each in fields(kind) if each.name not in {"name", "check"})


def languages(codes: Iterable[str]) -> Iterator[str]:
    """Yield the English names of languages."""
    yield from (str(Locale.parse(each.partition("_")[0]).get_display_name("en")) for each in codes)


OTHERS_USE: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
    "settings": ("index.md rules.md", settings),
    "names for rules": ("rules.md", names_for_rules),
    "languages of pages": ("index.md", lambda: languages(shipped())),
    "languages of words": ("rules.md", lambda: languages(languages_with_lists())),
}


def is_told(name: str, docs: str) -> bool:
    """Return whether docs name something: a language as a word, all else as code, a key or an argument."""
    as_code = rf"`{re.escape(name)}[`(:]|^\s+(?:- )?{re.escape(name)}:|\b{re.escape(name)}[=(]"
    return bool(re.search(rf"\b{name}\b" if name.istitle() and name.isalpha() else as_code, docs, re.MULTILINE))


@pytest.mark.parametrize("what", OTHERS_USE)
def test_the_docs_name_all_that_others_use(what: str) -> None:
    pages, names = OTHERS_USE[what]
    docs = "\n".join((ADOPT / page).read_text("utf-8") for page in pages.split())
    assert [name for name in names() if not is_told(name, docs)] == []


def test_a_name_that_the_docs_lack_is_found() -> None:
    docs = "Set `preset` to\n  rules:\nand German."
    assert [name for name in ("preset", "rules", "German", "Sanskrit", "manner") if not is_told(name, docs)] == [
        "Sanskrit",
        "manner",
    ]
