"""`personas upgrade`: bring the handbook's files and the copies of the schemas to this version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, day, settings_of
from persona_handbook.cli.output.discreet_diff import DiscreetDiff
from persona_handbook.cli.output.terminal import say
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.schema.deprecated_fields import RULE
from persona_handbook.reading.schema.schema_copies import outdated_schemas
from persona_handbook.reading.schema.schemas import schema_version
from persona_handbook.writing.fix import fixed_files
from persona_handbook.writing.new.handbook import editor_schemas
from persona_handbook.writing.new.plan import Plan, PlannedFile, carry_out


@click.command(epilog="Example: personas upgrade --write")
@click.option("--write", is_flag=True, help="Write the changes. Default: only show them.")
@config_option
def upgrade(config: Path | None, *, write: bool) -> None:
    """Update a handbook to this version of the schemas.

    Shows the changes to the copies of the schemas and to files with deprecated fields, and writes them with --write.
    Comments and layout stay as they are, and so do other files of the same name.
    """
    handbook = read_handbook(settings_of(config))
    root = handbook.settings.root
    schemas, renamed = _schemas(root), [*_renamed(handbook, root)]
    discreet = DiscreetDiff.of(handbook, day(handbook.settings, None))
    for each in schemas:
        say("\n".join(each.diff(_path(each, root))))
    for each in renamed:
        say(discreet.shown(each.diff(_path(each, root)), _path(each, root)))
    plan = Plan((*schemas, *renamed))
    left = [each for each in handbook.findings if each.rule == RULE and each.fix is None]
    for one in left:
        place = f"{one.location.path}:{one.location.line}:{one.location.column}"
        say(f"Not changed: {place}: {one.message} {one.help}", err=True)
    if not plan.files:
        if not left:
            say(f"Nothing to do: all files have version {schema_version()} of the schemas.")
    elif write:
        carry_out(plan, root)
        say(f"\nUpdated {len(plan.files)} files to version {schema_version()} of the schemas.")
    else:
        say("\nTo write these changes: personas upgrade --write")


def _path(file: PlannedFile, root: Path) -> str:
    return file.file.relative_to(root).as_posix()


def _schemas(root: Path) -> list[PlannedFile]:
    current = editor_schemas()
    return [PlannedFile(root / path, current[path], held) for path, held in outdated_schemas(root).items()]


def _renamed(handbook: Handbook, root: Path) -> Iterator[PlannedFile]:
    fixes = (each.fix for each in handbook.findings if each.rule == RULE and each.fix)
    return (PlannedFile(root / each.path, each.after, each.before) for each in fixed_files(root, fixes))
