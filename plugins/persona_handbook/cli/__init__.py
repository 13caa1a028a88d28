"""The command line: one module for each command."""

from __future__ import annotations

import click

from persona_handbook import __version__
from persona_handbook.cli.every_command import EveryCommand
from persona_handbook.cli.later import LaterCommands

SUMMARIES = {
    "adopt": "Save personas from a model's ANSWER as drafts.",
    "check": "Check the handbook, or only the given PATHS.",
    "csp": "Print the Content-Security-Policy of the built SITE.",
    "diff": "Show what a change means for claims and their evidence.",
    "explain": "Explain a lint RULE and show its level.",
    "export": "Export the handbook, or one SHEET.",
    "fields": "List the fields of a KIND of file.",
    "history": "List commits that contain words of an EVIDENCE item.",
    "import": "Import interviews, or an exported handbook, from FILES.",
    "init": "Create a handbook in DIR, a new or an existing folder.",
    "lsp": "Start the language server for editors.",
    "mcp": "Answer a model's questions about the handbook.",
    "new": "Create a persona, evidence or journey file with hints.",
    "pages": "Write the site to OUT as Markdown and static files.",
    "prompt": "Write a prompt that asks a model for draft personas.",
    "review-issues": "Open, update and close review issues on GitHub.",
    "reviews": "List reviews by due date.",
    "rules": "List lint rules and their levels.",
    "upgrade": "Update a handbook to this version of the schemas.",
    "usage": "List where the files in PATH... cite the handbook.",
}
ROOMS = dict.fromkeys(("history", "init", "upgrade", "usage"), "repository") | dict.fromkeys(("lsp", "mcp"), "servers")


@click.group(
    cls=EveryCommand,
    commands=LaterCommands(SUMMARIES, ROOMS, otherwise="commands"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="personas")
def main() -> None:
    """Check and publish a handbook of customer personas and journey maps.

    Example: personas check
    """
