"""`personas check --fix`: applies safe fixes and shows the changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from persona_handbook.cli.chosen import Chosen
from persona_handbook.cli.handbook import day, read_or_give_up
from persona_handbook.cli.output.discreet_diff import DiscreetDiff
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.writing.fix import FixedFile, fixed_files, write_fixed
from persona_handbook.writing.schema_line import missing_schema_lines

MOST_ROUNDS = 5


def put_right(asked: Chosen, today: dt.date | None, *, dry_run: bool) -> None:
    """Apply the safe fixes of a handbook and show the changes.

    Fixes can reveal further ones, so they are applied in rounds; a dry run shows the first.
    """
    root = asked.settings.root
    if asked.settings.lost:
        return
    for _ in range(1 if dry_run else MOST_ROUNDS):
        handbook = read_or_give_up(asked.anew().settings)
        now = day(handbook.settings, today)
        files = _fixed(asked, handbook, now)
        discreet = DiscreetDiff.of(handbook, now)
        for file in files:
            diff = replace(file, path=seen(root / file.path, Path.cwd())).diff
            say(discreet.shown(diff.split("\n"), file.path))
            if not dry_run:
                write_fixed(root, file)
        if not files:
            return


def _fixed(asked: Chosen, handbook: Handbook, today: dt.date) -> list[FixedFile]:
    findings = check_handbook(handbook, today)
    offered = [finding.fix for finding in findings if finding.fix] + list(missing_schema_lines(handbook))
    return fixed_files(asked.settings.root, [each for each in offered if asked.holds(each.location)])
