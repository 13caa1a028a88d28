"""`personas history`: where Git keeps the words of an interview."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.handbook import config_option, settings_of
from persona_handbook.cli.output.terminal import say
from persona_handbook.model.consent.past_words import PastWords, Trace, past_words
from persona_handbook.reading.git.command import GitError
from persona_handbook.reading.git.history import why_no_history

FOUND = 1
MESSAGE = "messages of commits"


@click.command(epilog="Example: personas history p-22")
@click.argument("evidence")
@config_option
def history(evidence: str, config: Path | None) -> None:
    """List commits that contain words of an EVIDENCE item.

    Searches all versions of files on all branches, and commit messages. Looks for the words of every version of the
    interview, even a deleted one. Shows no words and changes nothing. Exits with 1 if it finds any.
    """
    root, name = settings_of(config).root, Path(evidence).stem
    try:
        if reason := why_no_history(root):
            give_up(reason)
        found = past_words(root, name)
    except GitError as error:
        give_up(str(error))
    if not found.is_known:
        give_up(f"Git has no version of a file {name}.yaml. Name the ID of an evidence item, such as p-22.")
    say("\n".join(_lines(found)))
    if found.traces:
        raise SystemExit(FOUND)


def _lines(found: PastWords) -> Iterator[str]:
    by_path = groupby(sorted(found.traces, key=_path), key=_path)
    for path, traces in by_path:
        yield path
        yield from (f"  {each.commit}  {each.day.isoformat()}" for each in traces)
        yield ""
    commits = {each.commit for each in found.traces}
    yield f"Commits with such words: {len(commits)}. The guide on withdrawals says how to rewrite the history."


def _path(trace: Trace) -> str:
    return trace.path or MESSAGE
