"""`personas new`: create a file with all important fields and hints."""

from __future__ import annotations

import datetime as dt
import os
import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, open_handbook, today_option
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.model.consent.showing import as_shown
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.evidence_kinds import EVIDENCE_KINDS, CountsAs
from persona_handbook.model.files.file_name import file_id, name_problem
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.files import create
from persona_handbook.writing.new.draft import drafted_claims, shared_topics
from persona_handbook.writing.new.file import TO_FILL_IN, new_file
from persona_handbook.writing.new.handbook import FIRST
from persona_handbook.writing.schema_line import schema_link

MOST_TOPICS = 6
NUMBERED = re.compile(r"[a-z]+-\d+")


@click.group(epilog="Example: personas new persona workshop-owner")
def new() -> None:
    """Create a persona, evidence or journey file with hints."""


@new.command(epilog="Example: personas new persona workshop-owner --from personas/evidence/*.yaml")
@click.argument("name", metavar="ID")
@click.option(
    "--from", "first", type=click.Path(path_type=Path), help=("Fill in what several interviews have in common.")
)
@click.argument("more", nargs=-1, metavar="[EVIDENCE]…", type=click.Path(path_type=Path))
@config_option
@today_option
def persona(name: str, first: Path | None, more: tuple[Path, ...], config: Path | None, today: dt.date | None) -> None:
    """Create a persona.

    ID is the name of the file and of the page, such as workshop-owner.
    """
    handbook = open_handbook(config)
    if more and not first:
        give_up("Put --from before the interview files.")
    interviews = _interviews(as_shown(handbook, day(handbook.settings, today)), (first, *more)) if first else []
    primary = any(each.role == "primary" and each.status != "retired" for each in _begun(handbook))
    known: dict[str, Value] = {"role": "secondary" if primary else "primary"}
    if len(handbook.settings.products) == 1:
        known["product"] = handbook.settings.products[0].id
    claims = drafted_claims(interviews)
    if first and not claims:
        give_up(_nothing_shared(interviews))
    _write(handbook, "persona", name, known | claims, today)
    for each in handbook.personas:
        if each not in _begun(handbook):
            say(f"{seen(handbook.settings.root / each.path, Path.cwd())} is still the unedited example. Delete it.")


def _nothing_shared(interviews: Sequence[Evidence]) -> str:
    """Return why nothing can be drafted from interviews, and what to do."""
    topics = shared_topics(interviews)
    found = f"Topics of quotes that several of them share: {', '.join(topics[:MOST_TOPICS])}.\n" if topics else ""
    theme = topics[0] if topics else "late-parts"
    return (
        "Nothing was created, because these participants share no theme.\n"
        f"{found}Add the same theme, such as `themes: [{theme}]`, to each answer that raises it, and run this command "
        "again. Without --from, the draft has no claims from interviews."
    )


@new.command(epilog="Example: personas new evidence p-07")
@click.argument("name", metavar="ID")
@click.option("--kind", type=click.Choice(list(EVIDENCE_KINDS)), default="interview")
@config_option
@today_option
def evidence(name: str, kind: str, config: Path | None, today: dt.date | None) -> None:
    """Create an interview or another evidence file.

    Claims cite the file by its ID, such as p-07.
    """
    known: dict[str, Value] = {"kind": kind}
    if EVIDENCE_KINDS[kind] is CountsAs.CONVERSATION and NUMBERED.fullmatch(name):
        known["participant"] = name.upper()
    _write(open_handbook(config), "evidence", name, known, today)


@new.command(epilog="Example: personas new journey owner-decides --persona workshop-owner")
@click.argument("name", metavar="ID")
@click.option("--persona", "whose", help="Persona of the journey. Default: the primary persona.")
@config_option
@today_option
def journey(name: str, whose: str | None, config: Path | None, today: dt.date | None) -> None:
    """Create a journey map.

    ID is the name of the file and of the page, such as owner-decides.
    """
    handbook = open_handbook(config)
    chosen = whose or _first_persona(handbook)
    if chosen is None or chosen not in handbook.ids("persona"):
        wanted = f"The persona {chosen} does not exist." if chosen else "There are no personas yet."
        give_up(f"{wanted} Create one: personas new persona {chosen or 'workshop-owner'}")
    _write(handbook, "journey", name, {"persona": chosen}, today)
    if whose is None:
        say(f"The journey is for {chosen}. For another persona, add --persona.")


def _first_persona(handbook: Handbook) -> str | None:
    ranked = sorted(
        _begun(handbook) or handbook.personas,
        key=lambda each: (each.status == "retired", each.role != "primary", each.id),
    )
    return ranked[0].id if ranked else None


def _begun(handbook: Handbook) -> list[Persona]:
    """Return the personas without the unedited example of a new handbook."""
    return [each for each in handbook.personas if Path(FIRST).stem != each.id or each.name != TO_FILL_IN]


def _interviews(handbook: Handbook, paths: tuple[Path | None, ...]) -> list[Evidence]:
    """Return the evidence named by files, folders or IDs, each once."""
    by_file = {(handbook.settings.root / each.path).resolve(): each for each in handbook.evidence}
    found: dict[str, Evidence] = {}
    for path in filter(None, paths):
        within = [each for file, each in by_file.items() if file.is_relative_to(os.path.realpath(path))]
        named = handbook.evidence_by_id.get(str(path))
        if not within and not named:
            says = f". For details: personas check {path}" if path.exists() else ""
            give_up(f"{path} is not a valid evidence file{says}.")
        found |= {each.id: each for each in within or filter(None, [named])}
    return list(found.values())


def _write(handbook: Handbook, kind: str, name: str, known: Mapping[str, Value], today: dt.date | None) -> None:
    settings = handbook.settings
    problem = name_problem(name)
    if problem:
        meant = file_id(name)
        give_up(" ".join((*problem[:1], f"Try: personas new {kind} {meant}" if meant else problem[1])))
    path = posixpath.join(settings.folder(kind), f"{name}.yaml")
    now = day(settings, today)
    if name in handbook.ids(kind):
        give_up(f"The file for {name} already exists.")
    text = new_file(kind, known, now, schema_link(settings.root, kind, path))
    create(settings.root / path, text)
    shown = seen(settings.root / path, Path.cwd())
    places = sum(TO_FILL_IN in line.split("#")[0] for line in text.splitlines())
    left = "1 place" if places == 1 else f"{places} places"
    say(f"Created {shown}. {left} to fill in, marked {TO_FILL_IN}.")
