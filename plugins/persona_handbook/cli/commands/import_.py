"""`personas import`: interviews from a table, or an exported handbook."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent

import click

from persona_handbook.cli.handbook import config_option, open_handbook
from persona_handbook.cli.import_options import (
    fields_by_heading,
    meanings_by_heading,
    pseudonym_key,
    pseudonyms_of,
    values_of_every_row,
)
from persona_handbook.cli.import_tables import counted, found_in
from persona_handbook.cli.output.seen import naming_files, seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.finding import Level
from persona_handbook.model.handbook import Handbook
from persona_handbook.report.findings.text import text
from persona_handbook.writing.as_read import as_read
from persona_handbook.writing.files import create, replace
from persona_handbook.writing.importing.column_mapping import DateOrder
from persona_handbook.writing.importing.import_plan import ImportedFile, Outcome
from persona_handbook.writing.importing.pseudonyms import Pseudonyms
from persona_handbook.writing.importing.table_options import TableOptions
from persona_handbook.writing.schema_line import schema_link
from persona_handbook.writing.yaml_text import yaml_of

PRIVATE = 0o600
TWO_WAYS = re.compile(r"`\d{1,2}/\d{1,2}/\d{4}\b")


@click.command("import", epilog="Example: personas import interviews.csv")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--write", is_flag=True, help="Write the files. Without it, only show what would be written.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written, also with --write.")
@click.option("--replace", is_flag=True, help="Overwrite existing files that differ.")
@click.option("--sheet", help="Sheet of a workbook with the interviews. Default: the one whose headings fit.")
@click.option("--header", type=click.IntRange(1), metavar="ROW", help="Row with the column headings.")
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Field for a column: 'Pain=answers.problem.says', also with values: 'OK?=consent.scope:1=public'",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Fields for many columns: a YAML file with a line 'heading: field' for each.",
)
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help=("Value for every row: 'consent.scope=internal'")
)
@click.option("--names", metavar="HEADING", help="Column with people's names, replaced by pseudonyms.")
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --names: file outside the handbook that keeps the pseudonym of each name.",
)
@click.option(
    "--dates",
    type=click.Choice([each.value for each in DateOrder]),
    help="Order of day and month in dates such as 3/1/2026.",
)
@config_option
def import_(  # noqa: PLR0913, PLR0917  one for each option
    files: tuple[Path, ...],
    sheet: str | None,
    header: int | None,
    maps: tuple[str, ...],
    mapping: Path | None,
    values: tuple[str, ...],
    names: str | None,
    key: Path | None,
    dates: str | None,
    config: Path | None,
    *,
    write: bool,
    dry_run: bool,
    replace: bool,
) -> None:
    """Import interviews, or an exported handbook, from FILES.

    Reads .csv, .xlsx, .ods and exported .json files. Each row becomes an interview. First shows the field of each
    column and the result of each row. Writes nothing without --write, and changes no existing file without --replace.
    Rejects rows with an address, a number or a name of the column of names, and exits with 1 if it rejected any.
    """
    handbook, write = open_handbook(config), write and not dry_run
    held = pseudonym_key(handbook, key) if names and key else None
    pseudonyms = pseudonyms_of(handbook, names, key, held)
    order = DateOrder(dates) if dates else None
    fields, meanings = fields_by_heading(maps, mapping), meanings_by_heading(maps)
    options = TableOptions(fields, values_of_every_row(values), names, pseudonyms, order, meanings, header)
    found = found_in(files, sheet, options, handbook)
    say("")
    for each in found:
        say(f"{each.outcome.value:>9}  {seen(handbook.settings.root / _path(handbook, each), Path.cwd())}")
    findings = [finding for each in found for finding in each.findings if finding.level is Level.ERROR]
    if findings:
        say("\n" + text(naming_files(findings, handbook.settings.root, Path.cwd())), nl=False)
        if not dates and any(TWO_WAYS.search(finding.message) for finding in findings):
            say("A date such as 3/1/2026 is ambiguous. Add --dates day-first or --dates month-first.")
    chosen = [each for each in found if each.outcome is Outcome.NEW or (replace and each.outcome is Outcome.CHANGED)]
    new = next((each for each in chosen if each.kind == "evidence"), None)
    if new and not write:
        say(f"\n{_path(handbook, new)} would be:\n\n{indent(yaml_of(new.data), '  ')}", nl=False)
    if write:
        if pseudonyms and key:
            _keep_key(key, pseudonyms, held)
        for each in chosen:
            _write(handbook, each)
    _sum_up(found, len(chosen), handbook, write=write, replace=replace)
    raise SystemExit(1 if findings else 0)


def _keep_key(key: Path, pseudonyms: Pseudonyms, before: bytes | None) -> None:
    """Write the key, readable only by its owner, before any file that needs it."""
    text = pseudonyms.key()
    if before is None:
        create(key, text, PRIVATE)
    else:
        replace(key, text, before, within=key.parent, mode=PRIVATE)


def _path(handbook: Handbook, each: ImportedFile) -> str:
    there = next((file.path for file in handbook.files(each.kind) if file.id == each.id), None)
    settings = handbook.settings
    return there or posixpath.join(settings.folder(each.kind), f"{each.id}.yaml")


def _write(handbook: Handbook, each: ImportedFile) -> None:
    root, path = handbook.settings.root, _path(handbook, each)
    link = schema_link(root, each.kind, path)
    whole = (f"# yaml-language-server: $schema={link}\n" if link else "") + yaml_of(each.data)
    if each.outcome is Outcome.NEW:
        create(root / path, whole)
    else:
        there = next(file for file in handbook.files(each.kind) if file.path == path)
        replace(root / path, whole, as_read(root, there.place.document), within=root)


def _all_interviews(handbook: Handbook) -> str:
    """Return the interview files as a pattern for the shell, from the current folder."""
    return f"{shlex.quote(seen(handbook.settings.root / handbook.settings.folder('evidence'), Path.cwd()))}/*.yaml"


def _sum_up(found: Sequence[ImportedFile], chosen: int, handbook: Handbook, *, write: bool, replace: bool) -> None:
    count = {outcome: sum(each.outcome is outcome for each in found) for outcome in Outcome}
    said = [f"{number} {outcome.value}" for outcome, number in count.items() if number]
    say(f"\n{counted(len(found), 'file')}: {', '.join(said)}." if found else "The table has no rows.")
    if count[Outcome.CHANGED] and not replace:
        say("Changed files are not written; --replace overwrites them and removes comments.")
    if write:
        say(f"{chosen} written.")
        if chosen:
            say(f"To start a persona from interviews: personas new persona ID --from {_all_interviews(handbook)}")
    elif chosen:
        say(f"Nothing written yet. Add --write to write {chosen}.")
