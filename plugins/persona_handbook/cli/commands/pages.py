"""`personas pages`: write the pages and files of the site for other hosts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from persona_handbook.cli.ending import COULD_NOT_RUN
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.progress_bar import progress_bar
from persona_handbook.cli.output.seen import seen_from
from persona_handbook.cli.output.terminal import say
from persona_handbook.finding import could_not_run
from persona_handbook.report.findings.text import text
from persona_handbook.site.address import LinkStyle
from persona_handbook.site.checking import edition_of
from persona_handbook.site.forms.form_links import MISSING, has_forms
from persona_handbook.site.markdown.in_folders import in_folders
from persona_handbook.site.tree import site_tree
from persona_handbook.writing.sources import spare_folders
from persona_handbook.writing.tree import folder_for_tree, write_tree


@click.command(epilog="Example: personas pages build/docs")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--links",
    type=click.Choice([style.value for style in LinkStyle]),
    default=LinkStyle.DIRECTORY.value,
    help="Link style: x/ (as MkDocs, Zensical and Hugo serve pages), x.html, or x.md (as Git hosts do).",
)
@config_option
@today_option
def pages(out: Path, links: str, config: Path | None, today: dt.date | None) -> None:
    """Write the site to OUT as Markdown and static files.

    OUT must be new, empty, or from an earlier run of this command. Removes files from the earlier run that are no
    longer needed. Exits with 2 if one of your templates or phrases is invalid; the site then uses the built-in one.
    """
    handbook = open_handbook(config)
    spare_folders(handbook.settings, out)
    folder_for_tree(out)  # before a large site is made
    edition = edition_of(handbook, day(handbook.settings, today), LinkStyle(links), progress_bar())
    tree = site_tree(edition)
    written = write_tree(in_folders(tree) if links == LinkStyle.DIRECTORY.value else tree, out)
    say(f"Wrote {written} files to {out}.")
    if not has_forms():
        say(MISSING)
    if lost := could_not_run(edition.findings):
        say(text(seen_from(lost, handbook.settings.root, Path.cwd())), nl=False, err=True)
        raise SystemExit(COULD_NOT_RUN)
