"""Reads the files passed to `personas import`, and reports the field of each column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from shlex import quote

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.people.personal_addresses import EMAIL
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.tables.reading import WORKBOOKS, NotASpreadsheetError, Table, read_csv, read_workbook
from persona_handbook.tables.sheets import KIND_OF_SHEET, key_columns, schema_of_rows
from persona_handbook.writing.importing.column_headings import has_tags, is_consent, is_transcript
from persona_handbook.writing.importing.column_mapping import field_meant, holds_names
from persona_handbook.writing.importing.header_row import fits_interviews, with_header
from persona_handbook.writing.importing.import_plan import ImportedFile, Outcome
from persona_handbook.writing.importing.table_options import EVIDENCE, NAME, Columns, TableOptions, columns_of
from persona_handbook.writing.importing.tables import incoming, incoming_json


def found_in(files: Sequence[Path], sheet: str | None, options: TableOptions, handbook: Handbook) -> list[ImportedFile]:
    """Read files and folders of tables; exits with 2 if one is not a table or lacks required columns.

    Args:
        files: the files and folders
        sheet: the table to read of files with several
        options: the options of the import
        handbook: the existing handbook
    """
    tables: list[Table] = []
    found: list[ImportedFile] = []
    within = [sorted(file.glob("*.csv")) if file.is_dir() else [file] for file in files]
    for file in chain.from_iterable(within):
        try:
            if file.suffix.lower() == ".json":
                found += incoming_json(file.name, read_given(file), handbook)
            else:
                tables += _tables(file, sheet, options)
        except NotASpreadsheetError as error:
            give_up(f"{file} cannot be imported: {error}.")
    headings = {heading.strip() for table in tables for heading in (table.rows[0] if table.rows else ())}
    for heading in (*options.fields, *([options.names] if options.names else [])):
        if heading not in headings:
            give_up(f"No table has the column {heading!r}. {did_you_mean(heading, headings)}".rstrip())
    for table in tables:
        _say_columns(table, options)
    found += incoming(" + ".join(file.name for file in files), tables, options, handbook) if tables else []
    names = [(each.kind, each.id) for each in found if each.outcome is not Outcome.REFUSED]
    twice = next((each for index, each in enumerate(names) if each in names[:index]), None)
    if twice:
        give_up(f"The {twice[0]} {twice[1]} is in two of the files.")
    return found


def _tables(file: Path, sheet: str | None, options: TableOptions) -> list[Table]:
    if file.suffix.lower() not in WORKBOOKS:
        return [_headed(read_csv(read_given(file), file.stem), options)]
    tables = [_headed(table, options) for table in read_workbook(read_given(file))]
    if sheet:
        chosen = [table for table in tables if table.name == sheet]
        if not chosen:
            hint = did_you_mean(sheet, [table.name for table in tables])
            give_up(f"{file} has no sheet named {sheet!r}. {hint}".rstrip())
        return chosen
    ours = [table for table in tables if table.name.lower() in KIND_OF_SHEET]
    fitting = [table for table in tables if fits_interviews(table, options.fields)]
    if not ours and len(fitting) > 1:
        named = ", ".join(table.name for table in fitting)
        give_up(f"Several sheets of {file} can be interviews: {named}. Choose one: --sheet {quote(fitting[0].name)}")
    read = ours or fitting or tables[:1]
    for each in tables:
        if each not in read:
            say(f"{each.name} is not read. To read it instead, add: --sheet {quote(each.name)}")
    return read


def _headed(table: Table, options: TableOptions) -> Table:
    if table.name.lower() in KIND_OF_SHEET and options.header is None:
        return table
    headed = with_header(table, options.header, options.fields)
    if headed.above != table.above and options.header is None:
        say(f"{table.name}: the headings are in row {headed.above + 1}; --header names another row")
    return headed


def _say_columns(table: Table, options: TableOptions) -> None:
    if not table.rows:
        give_up(f"The table {table.name} is empty.")
    columns = columns_of(table, options)
    headings = table.rows[0]
    if is_transcript(headings):
        give_up(
            f"{table.name} is the transcript of one conversation. Write what the participant said into one file: "
            "personas new evidence p-01"
        )
    sheet = table.name.strip().lower()
    if sheet in KIND_OF_SHEET and sheet not in {EVIDENCE, columns.sheet}:
        give_up(f"The sheet {table.name} needs the columns {', '.join(key_columns(sheet))}.")
    say(f"{table.name}: {counted(max(0, len(table.rows) - 1), 'row')}")
    for index, (heading, field) in enumerate(zip(headings, columns.fields, strict=True)):
        if field == NAME:
            say(f"  {heading} → a pseudonym, as participant")
        elif field and field != heading.strip():
            say(f"  {heading} → {field}{_other_question(heading, columns, options)}")
        elif field is None and heading.strip():
            say(f"  {heading} is ignored{_why_ignored(table, index, options)}")
    if columns.sheet == EVIDENCE:
        _complete({*columns.fields, *options.values}, [each for each in headings if holds_names(each)])


def _other_question(heading: str, columns: Columns, options: TableOptions) -> str:
    """Return how to assign themes to another question, if nothing says of which they are."""
    themes = [field for field in columns.fields if field and field.endswith(".themes")]
    if not has_tags(heading) or heading.strip() in options.fields or len(themes) != 1:
        return ""
    other = OTHER_QUESTION[themes[0] == OTHER_QUESTION[0]]
    return f". If they are about another question, add: --map {quote(f'{heading.strip()}={other}')}"


def _why_ignored(table: Table, index: int, options: TableOptions) -> str:
    heading = table.rows[0][index]
    if holds_names(heading):
        return f". If it has people's names, add: --names {quote(heading)} --key {KEY}"
    if _has_addresses(table, index):
        return ", because it has email addresses"
    if has_tags(heading) and FIRST_THEMES not in columns_of(table, options).fields:
        return f". If it has themes of the first question, add: --map {quote(f'{heading}={FIRST_THEMES}')}"
    if options.fields.get(heading) or field_meant(heading, schema_of_rows(EVIDENCE)):
        return ", because another column has the same field"
    return _way_to_import(table, index)


def _has_addresses(table: Table, index: int) -> bool:
    """Return whether a cell of a column has an email address."""
    return any(EMAIL.search(cell) for row in table.rows[1:] for cell in row[index : index + 1])


def _way_to_import(table: Table, index: int) -> str:
    """Return how to import a column that is not recognized."""
    cells = [cell.strip() for row in table.rows[1:] for cell in row[index : index + 1] if cell.strip()]
    heading = table.rows[0][index].strip()
    if is_consent(heading) and cells:
        yes = next((cell for cell in cells if cell.casefold() in YES), cells[0])
        option = quote(f"{heading}=consent.scope:{yes}=public")
        return f". If {yes} means consent to publish quotes, add: --map {option}"
    return f". To import it, add: --map {quote(f'{table.rows[0][index]}=FIELD')}"


def _complete(fields: set[str | None], of_names: Sequence[str]) -> None:
    """Report once the required fields without a column."""
    if "date" not in fields:
        give_up("No column has the date of the interview. Add: --map 'HEADING=date'")
    if fields & {"participant", "title", NAME}:
        return
    if of_names:
        give_up(
            f"No column has the participant. If {of_names[0]} has people's names, add: "
            f"--names {quote(of_names[0])} --key {KEY}\n"
            "The key is a new file outside the handbook that keeps the pseudonym of each name."
        )
    give_up(
        f"No column has the participant. If one has names, add: --names 'HEADING' --key {KEY}. If one has "
        "pseudonyms, add: --map 'HEADING=participant'"
    )


KEY = "../people.csv"
FIRST_THEMES = "answers.problem.themes"
OTHER_QUESTION = ("answers.almost_stopped.themes", "answers.tried_before.themes")
YES = frozenset({"1", "yes", "ja", "true", "x", "y", "j"})


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: 1 row, 2 rows."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
