"""`personas upgrade`: bring the copies of the schemas to this version."""

from __future__ import annotations

from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, settings_of
from persona_handbook.cli.output.terminal import say
from persona_handbook.reading.schema.schema_copies import outdated_schemas
from persona_handbook.reading.schema.schemas import schema_version
from persona_handbook.writing.new.handbook import editor_schemas
from persona_handbook.writing.new.plan import Plan, PlannedFile, carry_out


@click.command(epilog="Example: personas upgrade --write")
@click.option("--write", is_flag=True, help="Write the changes. Default: only show them.")
@config_option
def upgrade(config: Path | None, *, write: bool) -> None:
    """Update a handbook to this version of the schemas.

    Shows the changes to the copies of the schemas, and writes them with --write. Other files of the same name stay as
    they are.
    """
    root = settings_of(config).root
    current = editor_schemas()
    plan = Plan(tuple(PlannedFile(root / path, current[path], held) for path, held in outdated_schemas(root).items()))
    for each in plan.files:
        say("\n".join(each.diff(each.file.relative_to(root).as_posix())))
    if not plan.files:
        say(f"Nothing to do: all files have version {schema_version()} of the schemas.")
    elif write:
        carry_out(plan, root)
        say(f"\nUpdated {len(plan.files)} files to version {schema_version()} of the schemas.")
    else:
        say("\nTo write these changes: personas upgrade --write")
