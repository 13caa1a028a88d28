"""`personas mcp`: the handbook for language models, over the Model Context Protocol."""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, day, give_up_lost, settings_of, today_option
from persona_handbook.dates.clock import real_day
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.files.one_file import Memory
from persona_handbook.site.checking import edition_without_findings
from persona_handbook.site.edition import Edition

MISSING = "`personas mcp` needs another package. Install it with: pip install 'mkdocs-persona-handbook[mcp]'"


@click.command(epilog="Example: personas mcp --config mkdocs.yml")
@config_option
@today_option
def mcp(config: Path | None, today: dt.date | None) -> None:
    """Answer a model's questions about the handbook.

    Runs as a Model Context Protocol server on standard input and output until the client disconnects. Reads the
    handbook and never writes. Answers contain confidence and sources, and only what may be shown to the audience of
    the handbook.
    """
    if find_spec("mcp") is None:
        give_up(MISSING)
    from persona_handbook.mcp_server import server_of  # noqa: PLC0415  takes a second that no other command needs

    if settings_of(config).lost:
        give_up_lost(settings_of(config))
    memory = Memory()

    def edition() -> Edition:
        settings = settings_of(config)
        return edition_without_findings(
            read_handbook(settings, real_day=real_day(), memory=memory), day(settings, today)
        )

    server_of(edition).run("stdio")
