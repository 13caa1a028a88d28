"""A command writes in color on a terminal, unless the environment says otherwise."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from conftest import WriteHandbook
from persona_handbook.cli import main
from persona_handbook.cli.output.color import wants_color


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("environ", "on_a_terminal", "elsewhere"),
    [
        ({}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_when_color_is_wanted(environ: Mapping[str, str], *, on_a_terminal: bool, elsewhere: bool) -> None:
    assert wants_color(Stream(terminal=True), environ) == on_a_terminal
    assert wants_color(Stream(terminal=False), environ) == elsewhere


@pytest.mark.parametrize(("variable", "colored"), [("FORCE_COLOR", True), ("NO_COLOR", False)])
def test_check_obeys_the_environment(variable: str, *, colored: bool, write: WriteHandbook) -> None:
    root = write({"mkdocs.yml": "plugins: [persona-handbook]\n", "personas/a.yaml": "name: [\n"})
    outcome = CliRunner().invoke(main, ["check", str(root)], env={variable: "1"}, color=True)
    assert ("\033[" in outcome.output) == colored
