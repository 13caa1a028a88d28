"""Accepted findings: they are reported and block nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from persona_handbook.finding import Acceptance, Finding
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona


def accept(findings: Iterable[Finding], handbook: Handbook, today: dt.date) -> Iterator[Finding]:
    """Mark the findings that the `exceptions` of their file accept on a date, including the last day."""
    files: list[Persona | Journey] = [*handbook.personas, *handbook.journeys]
    accepted = {
        (file.path, exception.rule): Acceptance(exception.reason, exception.until)
        for file in files
        for exception in file.exceptions
        if exception.until >= today
    }
    for finding in findings:
        acceptance = accepted.get((finding.location.path, finding.rule))
        yield replace(finding, accepted=acceptance) if acceptance else finding
