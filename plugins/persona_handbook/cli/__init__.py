"""The command line: one module for each command."""

from __future__ import annotations

import click

from persona_handbook import __version__
from persona_handbook.cli.commands.adopt import adopt
from persona_handbook.cli.commands.check import check
from persona_handbook.cli.commands.csp import csp
from persona_handbook.cli.commands.diff import diff
from persona_handbook.cli.commands.explain import explain
from persona_handbook.cli.commands.export import export
from persona_handbook.cli.commands.fields import fields
from persona_handbook.cli.commands.import_ import import_
from persona_handbook.cli.commands.new import new
from persona_handbook.cli.commands.pages import pages
from persona_handbook.cli.commands.prompt import prompt
from persona_handbook.cli.commands.review_issues import review_issues
from persona_handbook.cli.commands.reviews import reviews
from persona_handbook.cli.commands.rules import rules
from persona_handbook.cli.every_command import EveryCommand
from persona_handbook.cli.repository.init import init
from persona_handbook.cli.repository.upgrade import upgrade
from persona_handbook.cli.repository.usage import usage
from persona_handbook.cli.servers.lsp import lsp
from persona_handbook.cli.servers.mcp import mcp


@click.group(cls=EveryCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="personas")
def main() -> None:
    """Check and publish a handbook of customer personas and journey maps.

    Example: personas check
    """


BEGINNING = (init, new, import_, prompt, adopt)
LOOKING = (check, diff, explain, rules, fields, reviews)
HANDING_OVER = (pages, csp, export, review_issues)
OVER_TIME = (usage, upgrade)
SERVING = (lsp, mcp)

for command in (*BEGINNING, *LOOKING, *HANDING_OVER, *OVER_TIME, *SERVING):
    main.add_command(command)
