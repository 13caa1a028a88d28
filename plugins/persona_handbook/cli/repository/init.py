"""`personas init`: create a handbook, or add one to an existing repository."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import day, today_option
from persona_handbook.cli.output.terminal import say
from persona_handbook.settings.settings import INTERNAL, PUBLIC
from persona_handbook.writing.new.ground import Ground, ground_of
from persona_handbook.writing.new.handbook import HOSTS, Starter, planned_handbook
from persona_handbook.writing.new.packages import given_requirement, is_local, packages_of, requirement
from persona_handbook.writing.new.plan import Plan, carry_out

NOT_FOUND_BY_CI = (
    "CI cannot find the file or folder from which mkdocs-persona-handbook was installed. In {path}, name an index, a "
    "Git address, or a wheel in the repository."
)

HERE = Path()
GIT_INIT = "  git init            begins the history of the files\n"
AND_THEN = """\
  personas check      lists what is left to write
  mkdocs serve        shows the handbook and reloads when you edit"""


@click.command(epilog="Example: personas init our-customers")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="Name of the handbook. Default: the name of the folder.")
@click.option("--host", type=click.Choice(HOSTS), help="Your Git host. Default: that of the repository, else github.")
@click.option("--branch", help="The main branch. Default: that of the repository, else main.")
@click.option(
    "--package", metavar="REQUIREMENT", help="What pip installs as this package, such as a Git address or a wheel."
)
@click.option(
    "--audience",
    type=click.Choice([INTERNAL, PUBLIC]),
    help="Readers of the site. Default: asked on a terminal, else internal.",
)
@click.option("--dry-run", is_flag=True, help="Only list the files and show the changes to existing ones.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal before files are added to an existing folder.")
@today_option
def init(  # noqa: PLR0913  one parameter for each option
    *,
    folder: Path | None,
    name: str | None,
    host: str | None,
    branch: str | None,
    package: str | None,
    audience: str | None,
    dry_run: bool,
    yes: bool,
    today: dt.date | None,
) -> None:
    """Create a handbook in DIR, a new or an existing folder. Default: this folder, if it is empty.

    Creates settings, schemas, workflows, editor settings and a first draft. Keeps existing files: it only updates the
    schemas, and adds the plugin to mkdocs.yml and its package to the requirements of a site.
    """
    if folder is None and not ground_of(HERE, branch).is_new:
        give_up("This folder has other files. To add a handbook to it: personas init .")
    folder = folder or HERE
    ground = ground_of(folder, branch)
    called = " ".join((name or ground.folder.name.replace("-", " ").replace("_", " ").capitalize()).split())
    readers = audience or (INTERNAL if dry_run else _ask_for_readers())
    wanted = given_requirement(package, ground, Path.cwd()) if package else requirement(ground)
    plan = planned_handbook(Starter(called, host or ground.host, ground, day(None, today), readers, wanted))
    asks = not yes and bool(ground.entries) and _is_on_a_terminal()
    if dry_run or asks:
        say("\n".join(_listed(plan, ground)))
    if dry_run:
        return
    if asks:
        click.confirm("Write these files?", default=True, abort=True, err=True)
    carry_out(plan, ground.top)
    say("\n".join(_told(plan, folder, ground, wanted)))


def _ask_for_readers() -> str:
    """Ask who can read the site if there is a terminal."""
    if not _is_on_a_terminal():
        return INTERNAL
    asked = "Who can read the site: only your organization (internal), or anybody (public)?"
    return str(click.prompt(asked, type=click.Choice([INTERNAL, PUBLIC]), default=INTERNAL, err=True))


def _is_on_a_terminal() -> bool:
    return sys.stdin.isatty()


def _listed(plan: Plan, ground: Ground) -> Iterator[str]:
    """Yield the list of all files, with the changes to existing ones."""
    yield f"In {ground.top}:"
    yield from (f"  create  {_path(each.file, ground)}" for each in plan.new)
    yield from (f"  change  {_path(each.file, ground)}" for each in plan.changed)
    yield from (f"  keep    {_path(each, ground)}" for each in plan.kept)
    for each in plan.changed:
        if each.file.suffix != ".json":
            yield from ("", *each.diff(_path(each.file, ground)))


def _told(plan: Plan, folder: Path, ground: Ground, wanted: str) -> Iterator[str]:
    there = f"; existing files not changed: {len(plan.kept)}" if plan.kept else ""
    changed = "".join(f"\nChanged {_path(each.file, ground)}." for each in plan.changed)
    is_here = os.path.realpath(folder) == os.path.realpath(Path.cwd())
    yield f"Created {len(plan.new)} files in {'this folder' if is_here else folder}{there}.{changed}"
    packages = packages_of(ground, wanted)
    left = list(plan.to_do)
    if is_local(wanted) and wanted.encode() in packages.content:
        left.append(NOT_FOUND_BY_CI.format(path=packages.path))
    if left:
        yield "\n".join(("\nTo do:", *(f"  {each}" for each in left)))
    enter = "" if is_here else f"  cd {shlex.quote(str(folder))}\n"
    begin = "" if ground.has_git else GIT_INIT
    yield f"\nNext:\n{enter}{begin}  pip install {packages.words}\n{AND_THEN}"


def _path(file: Path, ground: Ground) -> str:
    return file.relative_to(ground.top).as_posix()
