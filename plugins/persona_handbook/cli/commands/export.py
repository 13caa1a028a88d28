"""`personas export`: the handbook as spreadsheets, JSON or a product graph."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option, write_out
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import print_file, say
from persona_handbook.model.handbook import Handbook
from persona_handbook.report.exported import Exported, export_json, exported
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.upg.document import as_upg
from persona_handbook.tables.filling import sheets_of
from persona_handbook.tables.sheets import KIND_OF_SHEET, SHEET_OF_KIND
from persona_handbook.tables.writing import TooLongError, as_csv, as_workbook
from persona_handbook.writing.files import new_folder


@click.command("export", epilog="Example: personas export --format xlsx --output handbook.xlsx")
@click.argument("sheet", required=False, type=click.Choice(list(KIND_OF_SHEET)))
@click.option("--format", "form", type=click.Choice(["csv", "json", "xlsx", "upg"]), default="csv", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Output file. For CSV without SHEET, a folder.")
@config_option
@today_option
def export(sheet: str | None, form: str, output: Path | None, config: Path | None, today: dt.date | None) -> None:
    """Export the handbook, or one SHEET.

    Writes tables or JSON, which `personas import` reads, or a Unified Product Graph (upg) for other tools. Excludes
    quotes whose consent has expired.
    """
    handbook = open_handbook(config)
    now = day(handbook.settings, today)
    found = exported(handbook, now)
    _say_what_is_left_out(handbook, found)
    if form == "upg":
        _export_graph(handbook, sheet, output, now)
    elif form == "json":
        _export_json(handbook, found, sheet, output)
    else:
        _export_tables(handbook, found, sheet, form, output, now)


def _export_graph(handbook: Handbook, sheet: str | None, output: Path | None, now: dt.date) -> None:
    if sheet:
        give_up("A product graph contains the whole handbook. Export it without a sheet.")
    _hand_over(handbook, as_upg(edition_without_findings(handbook, now)), output)


def _export_json(handbook: Handbook, found: Exported, sheet: str | None, output: Path | None) -> None:
    kinds = {kind: found.files[kind] for kind, name in SHEET_OF_KIND.items() if sheet in {None, name}}
    if not kinds:
        give_up(f"JSON exports whole files. Use {', '.join(SHEET_OF_KIND.values())}, or no sheet.")
    _hand_over(handbook, export_json(kinds), output)


def _export_tables(
    handbook: Handbook, found: Exported, sheet: str | None, form: str, output: Path | None, now: dt.date
) -> None:
    sheets = {name: each for name, each in sheets_of(found.files).items() if sheet in {None, name}}
    if form == "xlsx":
        if output is None:
            give_up("Name the workbook: --output handbook.xlsx")
        try:
            _hand_over(handbook, as_workbook(sheets.values(), now), output)
        except TooLongError as error:
            give_up(f"The text at {error} is too long for a workbook cell. Export CSV or JSON instead.")
    elif sheet:
        _hand_over(handbook, b"".join(as_csv(each) for each in sheets.values()), output)
    elif output is None:
        give_up("Name a folder for the tables (--output tables), or one sheet: personas export evidence")
    else:
        new_folder(output)
        for name, each in sheets.items():
            _hand_over(handbook, as_csv(each), output / f"{name}.csv")


def _hand_over(handbook: Handbook, content: bytes, output: Path | None) -> None:
    if output is None:
        print_file(content)
    else:
        write_out(handbook.settings, output, content)


def _say_what_is_left_out(handbook: Handbook, found: Exported) -> None:
    for file in handbook.broken:
        path = seen(handbook.settings.root / file.path, Path.cwd())
        say(f"Not exported: {path}, which has errors. For details: personas check {path}", err=True)
    for each in found.left_out:
        say(f"Not exported: {each}.", err=True)
