"""The reference pages of the docs: each command with its options, each template with its blocks, each public name.

`REVIEW=1` writes them anew for somebody to review.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from jinja2 import Environment, nodes

from persona_handbook import testing
from persona_handbook.cli import main

ADOPT = Path(__file__).parents[1] / "docs" / "adopt"
TEMPLATES = Path(inspect.getfile(testing)).parent / "site" / "templates"
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
    yield "Every command takes the last option, and most take the others.\n"
    yield "| Option | Effect |\n|---|---|"
    yield from (f"| `{option}` | {_cell(effect)} |" for option, effect in _shared())
    yield "| `-h, --help` | Shows the help of the command. |"
    yield ""


def _shared() -> list[tuple[str, str]]:
    """Give the options that more than half of the commands have in the same words."""
    found = Counter(
        record
        for command in main.commands.values()
        for each in command.params
        if (record := _record(each, click.Context(command)))
    )
    return sorted(record for record, times in found.items() if 2 * times > len(main.commands))


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


@pytest.mark.parametrize(("page", "written"), [("commands.md", commands), ("templates.md", templates)])
def test_a_reference_page_says_what_the_code_has(page: str, written: Callable[[], str]) -> None:
    file = ADOPT / page
    if os.environ.get("REVIEW"):
        file.write_text(written(), "utf-8")
    assert file.read_text("utf-8") == written()


def test_the_docs_name_each_public_function_for_rules() -> None:
    tree = ast.parse(inspect.getsource(testing))
    public = [each.name for each in tree.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")]
    docs = "\n".join(file.read_text("utf-8") for file in ADOPT.glob("*.md"))
    assert [name for name in public if f"`{name}" not in docs and f"{name}(" not in docs] == []
