"""The baseline on the disk: where it lies, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from persona_handbook.cli.handbook import give_up
from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.baseline import NotABaselineError, read_baseline, write_baseline

BASELINE = ".personas-baseline.json"


def keep_baseline(findings: Sequence[Finding], file: Path) -> None:
    """Write everything that is found today into the baseline."""
    file.write_text(write_baseline(findings), "utf-8", newline="\n")
    click.echo(f"{len(still_open(findings))} findings are in {file.name}; from now on only new ones block.")


def with_baseline(findings: list[Finding], file: Path, *, asked_for: bool) -> list[Finding]:
    """Accept what the baseline holds, and say on the error stream what of it is mended.

    Args:
        findings: what was found
        file: the baseline; if it does not exist and was not asked for by name, there is none
        asked_for: whether the file was named on the command line
    """
    if not file.is_file() and not asked_for:
        return findings
    try:
        baseline = read_baseline(file.read_text("utf-8"))
    except (OSError, NotABaselineError) as error:
        give_up(f"{file} is no baseline: {error}.")
    mended = baseline.mended(findings)
    if mended:
        click.echo(f"{mended} of {file.name} mended; prune it with `personas check --write-baseline`.", err=True)
    return baseline.take_in(findings)
