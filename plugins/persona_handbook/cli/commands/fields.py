"""`personas fields`: the fields of a kind of file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option
from persona_handbook.cli.terminal import say
from persona_handbook.reading.schema.fields import field_rows

KINDS = ("persona", "evidence", "journey", "settings")


@click.command(epilog="Example: personas fields persona")
@click.argument("kind", type=click.Choice(KINDS))
@config_option
def fields(kind: str, config: Path | None) -> None:
    """List the fields of a KIND of file.

    The fields are the same in every handbook.
    """
    del config
    for row in field_rows(kind):
        say(f"{row.name}{' (required)' if row.required else ''}: {row.holds}")
        said = textwrap.fill(f"{row.description} {row.hint}.", 100, break_on_hyphens=False)
        say(textwrap.indent(f"{said}\nExample: {row.example}", "    "))
