"""`personas import`: interviews from a table, and whole handbooks as they were exported."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import click

from persona_handbook.cli.handbook import give_up, handbook_at
from persona_handbook.finding import Level
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.sheets import ID, KIND_OF_SHEET, key_columns, schema_of_rows
from persona_handbook.reading.cells import way_to
from persona_handbook.reading.document import read_document
from persona_handbook.reading.revisions import repository_of
from persona_handbook.reading.spreadsheet import WORKBOOKS, NotASpreadsheetError, Table, read_csv, read_workbook
from persona_handbook.reading.words import did_you_mean
from persona_handbook.report.text import text
from persona_handbook.writing.columns import DateOrder, field_meant, holds_names
from persona_handbook.writing.importing import incoming, incoming_json
from persona_handbook.writing.incoming import Incoming, Outcome
from persona_handbook.writing.placing import place, put
from persona_handbook.writing.pseudonyms import Pseudonyms
from persona_handbook.writing.schema_line import schema_link
from persona_handbook.writing.wishes import EVIDENCE, NAME, Wishes, columns_of
from persona_handbook.writing.yaml_text import yaml_of

TWO_WAYS = re.compile(r"`\d{1,2}/\d{1,2}/\d{4}\b")


@click.command("import", epilog="Example: personas import interviews.csv")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--write", is_flag=True, help="Write the files; without it, only say what would be written.")
@click.option("--replace", is_flag=True, help="Write files that are there and say something else, too.")
@click.option("--sheet", help="Which sheet of a workbook holds the interviews; else the first.")
@click.option(
    "--map", "maps", multiple=True, metavar="HEADING=FIELD", help="What a column holds: 'Pain=answers.problem.says'"
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The same for many columns: a YAML file with a line 'heading: field' for each.",
)
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="For every row: 'consent.scope=internal'")
@click.option("--names", metavar="HEADING", help="The column with people's names; each gets a pseudonym instead.")
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --names: the file, outside of the handbook, that remembers whose pseudonym is which.",
)
@click.option(
    "--dates", type=click.Choice([each.value for each in DateOrder]), help="How dates such as 3/1/2026 are read."
)
def import_(  # noqa: PLR0913, PLR0917  one for each option
    files: tuple[Path, ...],
    sheet: str | None,
    maps: tuple[str, ...],
    mapping: Path | None,
    values: tuple[str, ...],
    names: str | None,
    key: Path | None,
    dates: str | None,
    *,
    write: bool,
    replace: bool,
) -> None:
    """Make files of the handbook of the tables in FILES: .csv, .xlsx, .ods or exported .json.

    Each row becomes an interview. Says first what each column is taken for and what each row would become; nothing is
    written without --write, and no file that is there is changed without --replace. A row that leads to a person is
    refused. Ends with 1 if a row was refused.
    """
    handbook = handbook_at(Path.cwd())
    pseudonyms = _pseudonyms(handbook, names, key)
    fields = (_mapping(mapping) if mapping else {}) | _pairs(maps, "--map")
    wishes = Wishes(fields, _pairs(values, "--set"), names, pseudonyms, DateOrder(dates) if dates else None)
    for field in (*wishes.fields.values(), *wishes.values):
        _known(field)
    if ID in wishes.values or len(set(fields.values())) < len(fields):
        give_up("An id belongs to one row, and a field to one column.")
    found = _found(files, sheet, wishes, handbook)
    click.echo("")
    for each in found:
        click.echo(f"{each.outcome.value:>9}  {_path(handbook, each)}")
    findings = [finding for each in found for finding in each.findings if finding.level is Level.ERROR]
    if findings:
        click.echo("\n" + text(findings), nl=False)
        if not dates and any(TWO_WAYS.search(finding.message) for finding in findings):
            click.echo("A date such as 3/1/2026 can be read in two ways; say --dates day-first or --dates month-first.")
    chosen = [each for each in found if each.outcome is Outcome.NEW or (replace and each.outcome is Outcome.CHANGED)]
    if write:
        if pseudonyms and key:
            _keep_key(key, pseudonyms)
        for each in chosen:
            _write(handbook, each)
    _sum_up(found, len(chosen), write=write, replace=replace)
    raise SystemExit(1 if findings else 0)


def _found(files: Sequence[Path], sheet: str | None, wishes: Wishes, handbook: Handbook) -> list[Incoming]:
    tables: list[Table] = []
    found: list[Incoming] = []
    within = [sorted(file.glob("*.csv")) if file.is_dir() else [file] for file in files]
    for file in chain.from_iterable(within):
        try:
            if file.suffix.lower() == ".json":
                found += incoming_json(file.name, file.read_bytes(), handbook)
            else:
                tables += _tables(file, sheet)
        except NotASpreadsheetError as error:
            give_up(f"{file} cannot be imported: {error}.")
    headings = {heading.strip() for table in tables for heading in (table.rows[0] if table.rows else ())}
    for heading in (*wishes.fields, *([wishes.names] if wishes.names else [])):
        if heading not in headings:
            give_up(f"No table has a column {heading!r}. {did_you_mean(heading, headings)}".rstrip())
    for table in tables:
        _say_columns(table, wishes)
    found += incoming(" + ".join(file.name for file in files), tables, wishes, handbook) if tables else []
    names = [(each.kind, each.id) for each in found if each.outcome is not Outcome.REFUSED]
    twice = next((each for index, each in enumerate(names) if each in names[:index]), None)
    if twice:
        give_up(f"The {twice[0]} {twice[1]} stands in two of the files.")
    return found


def _tables(file: Path, sheet: str | None) -> list[Table]:
    if file.suffix.lower() not in WORKBOOKS:
        return [read_csv(file.read_bytes(), file.stem)]
    tables = read_workbook(file.read_bytes())
    if sheet:
        chosen = [table for table in tables if table.name == sheet]
        if not chosen:
            hint = did_you_mean(sheet, [table.name for table in tables])
            give_up(f"{file} has no sheet {sheet!r}. {hint}".rstrip())
        return chosen
    return [table for table in tables if table.name.lower() in KIND_OF_SHEET] or tables[:1]


def _say_columns(table: Table, wishes: Wishes) -> None:
    if not table.rows:
        give_up(f"The table {table.name} is empty.")
    columns = columns_of(table, wishes)
    headings = table.rows[0]
    sheet = table.name.strip().lower()
    if sheet in KIND_OF_SHEET and sheet not in {EVIDENCE, columns.sheet}:
        give_up(f"The sheet {table.name} needs the columns {', '.join(key_columns(sheet))}.")
    click.echo(f"{table.name}: {_number(max(0, len(table.rows) - 1), 'row')}")
    for heading, field in zip(headings, columns.fields, strict=True):
        if field == NAME:
            click.echo(f"  {heading} → a pseudonym, as participant")
        elif field and field != heading.strip():
            click.echo(f"  {heading} → {field}")
        elif field is None and holds_names(heading):
            click.echo(f"  {heading} is left out; if it holds people's names: --names '{heading}' --key FILE")
        elif field is None and (wishes.fields.get(heading) or field_meant(heading, schema_of_rows(EVIDENCE))):
            click.echo(f"  {heading} is left out, because another column holds the same")
        elif field is None and heading.strip():
            click.echo(f"  {heading} is left out; to take it in: --map '{heading}=FIELD'")
    if columns.sheet == EVIDENCE:
        _complete({*columns.fields, *wishes.values})


def _complete(fields: set[str | None]) -> None:
    """Say once what every interview needs and no column holds; it could not be written in any row."""
    if "date" not in fields:
        give_up("No column holds the day of the interview; say which one does: --map 'HEADING=date'")
    if not fields & {"participant", "title", NAME}:
        give_up(
            "No column says who was talked with. Where one holds names: --names 'HEADING' --key FILE; where one holds "
            "pseudonyms: --map 'HEADING=participant'"
        )


def _mapping(file: Path) -> dict[str, str]:
    document = read_document(file.read_bytes(), file.name)
    if document.findings or document.data is None:
        give_up(f"{file} cannot be read:\n{text(document.findings)}")
    return {heading.strip(): str(field) for heading, field in document.data.items()}


def _pairs(words: Sequence[str], option: str) -> dict[str, str]:
    found = {}
    for each in words:
        before, sign, after = each.rpartition("=") if option == "--map" else each.partition("=")
        if not sign or not before.strip() or not after.strip():
            give_up(f"{each!r} is no pair; write it as {option} 'left=right'.")
        found[before.strip()] = after.strip()
    return found


def _known(field: str) -> None:
    schema = schema_of_rows(EVIDENCE)
    if field != ID and not way_to(field, schema):
        answers = [f"answers.{name}.says" for name in schema["properties"]["answers"]["properties"]]
        hint = did_you_mean(field, [*schema["properties"], *answers])
        give_up(f"Evidence has no field {field!r}. {hint} `personas fields evidence` lists them.".replace("  ", " "))


def _pseudonyms(handbook: Handbook, names: str | None, key: Path | None) -> Pseudonyms | None:
    if not names:
        return None
    if key is None:
        give_up("Name the file that remembers whose pseudonym is which: --key, with a path outside of the handbook.")
    root = handbook.settings.root.resolve()
    if any(key.resolve().is_relative_to(each) for each in filter(None, (root, repository_of(root)))):
        give_up(
            f"{key} lies in the handbook's repository, which everybody reads who reads the handbook; put it elsewhere."
        )
    try:
        held = key.read_text("utf-8-sig") if key.exists() else ""
        taken = [*handbook.ids("evidence"), *(each.participant for each in handbook.evidence if each.participant)]
        return Pseudonyms(held, taken)
    except (OSError, ValueError) as error:
        give_up(f"{key} cannot be used as the key: {error}.")


def _keep_key(key: Path, pseudonyms: Pseudonyms) -> None:
    """Write the key before any file that needs it, for the eyes of its owner alone."""
    try:
        put(key, pseudonyms.key().encode(), mode=0o600)
    except OSError as error:
        give_up(f"{key} cannot be written, so nothing was: {error.strerror or error}.")


def _path(handbook: Handbook, each: Incoming) -> str:
    there = next((file.path for file in handbook.files(each.kind) if file.id == each.id), None)
    settings = handbook.settings
    return there or posixpath.join(settings.folder(each.kind), f"{each.id}.yaml")


def _write(handbook: Handbook, each: Incoming) -> None:
    root, path = handbook.settings.root, _path(handbook, each)
    link = schema_link(root, each.kind, path)
    whole = (f"# yaml-language-server: $schema={link}\n" if link else "") + yaml_of(each.data)
    try:
        if each.outcome is Outcome.NEW:
            place(root / path, whole)
        else:
            put(root / path, whole.encode())
    except OSError as error:
        give_up(f"{path} cannot be written: {error.strerror or error}.")


def _sum_up(found: Sequence[Incoming], chosen: int, *, write: bool, replace: bool) -> None:
    count = {outcome: sum(each.outcome is outcome for each in found) for outcome in Outcome}
    said = [f"{number} {outcome.value}" for outcome, number in count.items() if number]
    click.echo(f"\n{_number(len(found), 'file')}: {', '.join(said)}." if found else "The table holds no rows.")
    if count[Outcome.CHANGED] and not replace:
        click.echo("Those that are changed stay as they are; --replace writes them too, without their remarks.")
    if write:
        click.echo(f"{chosen} written.")
    elif chosen:
        click.echo(f"Nothing was written yet; add --write to write {chosen}.")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
