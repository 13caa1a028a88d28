"""`personas check --fix`: applies safe fixes and shows the changes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from persona_handbook.cli.chosen import Chosen
from persona_handbook.cli.handbook import day, read_or_give_up
from persona_handbook.cli.output.seen import seen
from persona_handbook.cli.output.terminal import say
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.consent.gate import withheld
from persona_handbook.model.consent.speech import LEAD, comes_from_a_person
from persona_handbook.model.consent.withheld import HIDDEN, Withheld
from persona_handbook.model.handbook import Handbook
from persona_handbook.reading.source_text.source import comment_of
from persona_handbook.writing.fix import FixedFile, fixed_files, write_fixed
from persona_handbook.writing.schema_line import missing_schema_lines

MOST_ROUNDS = 5
SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=\S+\r?")


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
        words = withheld(handbook, now)
        evidence = {each.path for each in handbook.evidence if each.is_conversation}
        evidence |= {each.path for each in handbook.broken_of("evidence")}
        for file in files:
            diff = replace(file, path=seen(root / file.path, Path.cwd())).diff
            is_evidence = file.path in evidence
            say("\n".join(_discreet(line, words, is_evidence=is_evidence) for line in diff.split("\n")))
            if not dry_run:
                write_fixed(root, file)
        if not files:
            return


def _discreet(line: str, words: Withheld, *, is_evidence: bool) -> str:
    """Return a line of a diff without comments and quotes; its `+` or `-` is kept."""
    sign, text = line[:1], line[1:]
    if line.startswith(("---", "+++", "@@")) or SCHEMA_LINE.fullmatch(text):
        return line
    comment = comment_of(text)
    if comment is not None:
        text = f"{text[:comment]}# {HIDDEN}"
    if words.echoes(text):
        return f"{sign}{HIDDEN}"
    if is_evidence and comes_from_a_person(text):
        lead = LEAD.match(text)
        return f"{sign}{lead[0] if lead else ''}{HIDDEN}"
    return f"{sign}{text}"


def _fixed(asked: Chosen, handbook: Handbook, today: dt.date) -> list[FixedFile]:
    findings = check_handbook(handbook, today)
    offered = [finding.fix for finding in findings if finding.fix] + list(missing_schema_lines(handbook))
    return fixed_files(asked.settings.root, [each for each in offered if asked.holds(each.location)])
