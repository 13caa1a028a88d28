"""`personas adopt`: take the drafts in a language model's answer into the handbook."""

from __future__ import annotations

import datetime as dt
import posixpath
from pathlib import Path

import click

from persona_handbook.cli.handbook import config_option, day, give_up, handbook_of, today_option
from persona_handbook.cli.seen import seen
from persona_handbook.cli.terminal import say
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.opening import read_given
from persona_handbook.report.findings.text import text
from persona_handbook.writing.files import create
from persona_handbook.writing.language_model.answer import Draft, drafts_in
from persona_handbook.writing.refusal import AlreadyThereError
from persona_handbook.writing.schema_line import schema_link


@click.command(epilog="Example: personas adopt answer.md")
@click.argument("answer", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only show the files, do not write them.")
@config_option
@today_option
def adopt(answer: Path, config: Path | None, today: dt.date | None, *, dry_run: bool) -> None:
    """Save personas from a model's ANSWER as drafts.

    Removes and lists unknown evidence, quotes, checks, reviews and decisions. Exits with 1 if a persona was not saved.
    """
    handbook = handbook_of(config)
    try:
        told = read_given(answer).decode("utf-8-sig")
    except UnicodeDecodeError:
        give_up(f"{answer} is not encoded in UTF-8. Save it as UTF-8.")
    drafts = drafts_in(told, answer.name, handbook, day(handbook.settings, today))
    if not drafts:
        give_up(f"{answer} contains no YAML block.")
    taken = [_take(handbook, draft, dry_run=dry_run) for draft in drafts]
    raise SystemExit(0 if all(taken) else 1)


def _take(handbook: Handbook, draft: Draft, *, dry_run: bool) -> bool:
    if draft.findings:
        say(text(draft.findings), nl=False)
        say("Not saved. Fix the answer, or give these lines to the model.")
        return False
    if not SLUG.fullmatch(draft.id):
        say("A persona has no file name. Add this as the first line of its block: # personas/short-id.yaml")
        return False
    root = handbook.settings.root
    path = posixpath.join(handbook.settings.personas, f"{draft.id}.yaml")
    link = schema_link(root, "persona", path)
    shown = seen(root / path, Path.cwd())
    whole = (f"# yaml-language-server: $schema={link}\n" if link else "") + draft.text
    if draft.id in handbook.ids("persona"):
        say(f"The persona {draft.id} already exists. Change the name in the first line of its block.")
        return False
    if dry_run:
        say(f"# {shown}\n{whole}")
    else:
        try:
            create(root / path, whole)
        except AlreadyThereError:
            say(f"The file {shown} already exists. Change the name in the first line of its block.")
            return False
        say(f"Created {shown} as a draft: a hypothesis to check against interviews.")
    for each in draft.taken_out:
        say(f"  Removed: {each}.")
    return True
