"""Reads and writes the baseline file, and reports on it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from persona_handbook.cli.ending import give_up
from persona_handbook.cli.output.terminal import say
from persona_handbook.finding import Finding, still_open
from persona_handbook.lint.accepting.baseline import Baseline, NotABaselineError, read_baseline, write_baseline
from persona_handbook.reading.opening import read_given
from persona_handbook.settings.settings import Settings
from persona_handbook.writing.files import hand_over, replace
from persona_handbook.writing.sources import spare_sources

BASELINE = ".personas-baseline.json"


def keep_baseline(findings: Sequence[Finding], file: Path, settings: Settings) -> None:
    """Write all current findings to the baseline.

    Raises:
        NotWrittenError: the file is not a baseline, or cannot be written
    """
    text = write_baseline(findings)
    spare_sources(settings, file)
    if not os.path.lexists(file):
        hand_over(file, text)
    else:
        before = _read(file)
        _baseline_in(before, file)
        replace(file, text, before, within=file.parent)
    say(f"Findings written to {file.name}: {len(still_open(findings))}. Only new findings block now.")


def with_baseline(findings: list[Finding], file: Path, *, asked_for: bool) -> list[Finding]:
    """Accept the findings in the baseline, and report on standard error how many of them are fixed.

    Args:
        findings: the current findings
        file: the baseline; it may be missing unless it was named
        asked_for: whether the file was named on the command line
    """
    if not file.is_file() and not asked_for:
        return findings
    baseline = _baseline_in(_read(file), file)
    fixed = baseline.mended(findings)
    if fixed:
        say(f"Fixed findings in {file.name}: {fixed}. Remove them with `personas check --write-baseline`.", err=True)
    return baseline.take_in(findings)


def _read(file: Path) -> bytes:
    try:
        return read_given(file)
    except OSError as error:
        give_up(f"{file} cannot be read: {error.strerror or error}.")


def _baseline_in(content: bytes, file: Path) -> Baseline:
    try:
        return read_baseline(content.decode("utf-8-sig"))
    except (NotABaselineError, UnicodeDecodeError):
        give_up(
            f"{file} is not a baseline and was not changed. Name a file that `--write-baseline` wrote, or a new file."
        )
