"""`personas adopt`: save the drafts in a language model's answer."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.opening import read_given
from persona_handbook.report.findings.text import text
from persona_handbook.writing.files import create
from persona_handbook.writing.language_model.answer import Draft, drafts_in
from persona_handbook.writing.schema_line import schema_link


@click.command(epilog="Example: personas adopt answer.md")
@click.argument("answer", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only show the files, do not write them.")
@config_option
@today_option
def adopt(answer: Path, config: Path | None, today: dt.date | None, *, dry_run: bool) -> None:
    """Save personas from a model's ANSWER as drafts.

    Reads YAML, JSON, and Markdown with the names of fields as headings; an ANSWER can contain several personas.
    Removes and lists unknown evidence, quotes, checks, reviews and decisions, and corrects field names and numbers.
    Saves all personas or none. Exits with 1 if a persona has an error.
    """
    handbook = open_handbook(config)
    try:
        told = read_given(answer).decode("utf-8-sig")
    except UnicodeDecodeError:
        give_up(f"{answer} is not encoded in UTF-8. Save it as UTF-8.")
    drafts = drafts_in(told, answer.name, handbook, day(handbook.settings, today))
    if not drafts:
        give_up(f"{answer} contains no YAML block.")
    problems = [problem for problem in _problems(handbook, drafts) if problem]
    for problem in problems:
        say(problem)
    if problems:
        say("Not saved. Fix the answer, or give these lines to the model.")
        raise SystemExit(1)
    for draft in drafts:
        _write(handbook, draft, dry_run=dry_run)


def _problems(handbook: Handbook, drafts: list[Draft]) -> Iterator[str]:
    """Yield the reasons why the answer cannot be saved; it is saved as a whole or not at all."""
    otherwise = "Change the name in the first line of its block."
    seen_before: set[str] = set()
    for draft in drafts:
        if draft.findings:
            yield text(draft.findings).rstrip("\n")
        elif not SLUG.fullmatch(draft.id):
            yield "A persona has no file name. Start its block with a line such as: # personas/short-name.yaml"
        elif draft.id in handbook.ids("persona"):
            yield f"The persona {draft.id} already exists. {otherwise}"
        elif _path(handbook, draft).exists():
            yield f"The file {seen(_path(handbook, draft), Path.cwd())} already exists. {otherwise}"
        elif draft.id in seen_before:
            yield f"The answer contains two personas {draft.id}. {otherwise}"
        seen_before.add(draft.id)


def _path(handbook: Handbook, draft: Draft) -> Path:
    return handbook.settings.root / handbook.settings.personas / f"{draft.id}.yaml"


def _write(handbook: Handbook, draft: Draft, *, dry_run: bool) -> None:
    path = _path(handbook, draft)
    link = schema_link(handbook.settings.root, "persona", posixpath.join(handbook.settings.personas, path.name))
    shown = seen(path, Path.cwd())
    whole = (f"# yaml-language-server: $schema={link}\n" if link else "") + draft.text
    if dry_run:
        say(f"# {shown}\n{whole}")
    else:
        create(path, whole)
        say(f"Created {shown} as a draft: a hypothesis to check against interviews.")
    for each in draft.taken_out:
        say(f"  Removed: {each}.")
    for each in draft.corrected:
        say(f"  Corrected: {each}.")
