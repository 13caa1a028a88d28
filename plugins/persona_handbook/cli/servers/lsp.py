"""`personas lsp`: what editors start to show findings, completions and explanations while one types."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, settings_of

NEEDED = ("pygls", "lsprotocol")
MISSING = "The language server needs more packages. Install them: pip install 'mkdocs-persona-handbook[lsp]'"


@click.command(epilog="Example: personas lsp")
@click.option("--stdio", is_flag=True, hidden=True)
@config_option
def lsp(config: Path | None, *, stdio: bool) -> None:
    """Start the language server for editors.

    Editors start it themselves and talk to it over standard input and output. It finds the handbook of each open file.
    """
    del stdio  # many editors add it; there is no other way
    if not all(map(find_spec, NEEDED)):
        give_up(MISSING)
    from persona_handbook.lsp.server import Server  # noqa: PLC0415  its packages are an extra

    Server(settings_of(config).file if config else None).start()
