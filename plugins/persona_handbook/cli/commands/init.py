"""`personas init`: create a handbook, or complete an existing folder."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from persona_handbook.cli.handbook import day, today_option
from persona_handbook.cli.terminal import say
from persona_handbook.reading.git.revisions import address_of
from persona_handbook.reading.opening import read_given
from persona_handbook.reading.yaml.source import LARGEST
from persona_handbook.settings.settings import INTERNAL, PUBLIC
from persona_handbook.settings.site import FILE_NAMES
from persona_handbook.writing.files import create, replace
from persona_handbook.writing.new.handbook import FIRST, OURS, Starter, schema_files, starter_files

ADDRESS = re.compile(r"(?:https?://|ssh://)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]([\w./~-]+?)(?:\.git)?/?")

MARK_OF_OURS = b'"x-hint"'


@click.command(epilog="Example: personas init our-customers")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="Name of the handbook. Default: the name of the folder.")
@click.option("--host", type=click.Choice(list(OURS)), default="github", show_default=True, help="Your Git host.")
@click.option(
    "--audience",
    type=click.Choice([INTERNAL, PUBLIC]),
    help="Readers of the site. Default: asked on a terminal, else internal.",
)
@today_option
def init(folder: Path, name: str | None, host: str, audience: str | None, today: dt.date | None) -> None:
    """Create a handbook in DIR.

    Creates settings, schemas, workflows, editor settings and a first draft. Keeps existing files, and only updates the
    schemas.
    """
    root = folder.resolve()
    called = " ".join((name or root.name.replace("-", " ").replace("_", " ").capitalize()).split())
    now = day(None, today)
    readers = audience or _ask_for_readers()
    files = starter_files(Starter(called, host, _repository(root), now, readers))
    made, kept = _write(root, files)
    there = f"; existing files not changed: {len(kept)}" if kept else ""
    say(f"Created {len(made)} files in {folder}{there}.")
    if "mkdocs.yml" in kept and "persona-handbook" not in _settings_of(root):
        say("Add these plugins to mkdocs.yml: persona-handbook, mermaid2")
    say(
        f"\nNext:\n  cd {folder}\n  pip install -r requirements.txt\n  personas check      lists what is left "
        "to write\n  mkdocs serve        shows the handbook and reloads when you edit"
    )


def _ask_for_readers() -> str:
    """Ask who can read the site if there is a terminal."""
    if not _is_on_a_terminal():
        return INTERNAL
    asked = "Who can read the site: only your organization (internal), or anybody (public)?"
    return str(click.prompt(asked, type=click.Choice([INTERNAL, PUBLIC]), default=INTERNAL, err=True))


def _is_on_a_terminal() -> bool:
    return sys.stdin.isatty()


def _write(root: Path, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    has_some = any((root / FIRST).parent.glob("*.yaml"))
    made, kept = [], []
    for path, content in files.items():
        older = _older_schema(root / path, content) if path in schema_files() else None
        if older is not None:
            replace(root / path, content, older, within=root)
            made.append(path)
        elif _is_there(root / path) or (path == FIRST and has_some):
            kept.append(path)
        else:
            create(root / path, content)
            made.append(path)
    return made, [path for path in kept if _is_there(root / path)]


def _settings_of(root: Path) -> str:
    return "".join(_text(root / name) for name in FILE_NAMES)


def _text(file: Path) -> str:
    return _held(file).decode("utf-8", "replace")


def _held(file: Path) -> bytes:
    """Return the content of a regular file; empty if there is none."""
    return read_given(file, LARGEST) if file.is_file() else b""


def _is_there(file: Path) -> bool:
    """Return whether a file or link with this name exists, or the MkDocs configuration under its other name."""
    names = FILE_NAMES if file.name in FILE_NAMES else (file.name,)
    return any(os.path.lexists(file.with_name(name)) for name in names)


def _older_schema(file: Path, content: bytes) -> bytes | None:
    """Return the content of a schema that is outdated; None for any other file."""
    held = _held(file)
    return held if MARK_OF_OURS in held and held != content else None


def _repository(root: Path) -> str | None:
    """Return the web URL of the Git repository of a folder, or None."""
    nearest = next((each for each in (root, *root.parents) if each.is_dir()), root)
    found = ADDRESS.fullmatch(address_of(nearest) or "")
    return f"https://{found[1]}/{found[2]}" if found and "." in found[1] else None
