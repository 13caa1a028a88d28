"""`personas fields`: the fields of a kind of file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, settings_if_any
from persona_handbook.cli.output.language import lang_option, say_in
from persona_handbook.cli.output.terminal import say
from persona_handbook.message import gettext
from persona_handbook.reading.schema.fields import field_rows

KINDS = ("persona", "evidence", "journey", "settings")


@click.command(epilog="Example: personas fields persona")
@click.argument("kind", type=click.Choice(KINDS))
@lang_option
@config_option
def fields(kind: str, lang: str | None, config: Path | None) -> None:
    """List the fields of a KIND of file.

    The fields are the same in every handbook.
    """
    translate = say_in(settings_if_any(config), lang)
    for row in field_rows(kind):
        required = f" ({translate(gettext('required'))})" if row.required else ""
        say(f"{row.name}{required}: {translate(row.holds)}")
        said = translate(gettext("%(description)s %(hint)s.", description=row.description, hint=row.hint))
        example = translate(gettext("Example: %(example)s", example=row.example))
        said = textwrap.fill(said, 100, break_on_hyphens=False)
        say(textwrap.indent(f"{said}\n{example}", "    "))
