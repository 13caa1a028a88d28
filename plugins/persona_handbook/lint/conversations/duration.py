"""Conversations that were too short or too long."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence

MOST_MINUTES = 480


def too_short(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find a conversation of fewer minutes than the option allows."""
    if evidence.minutes is not None and evidence.minutes < given.options["minutes"]:
        least = f"{given.options['minutes']:g}"
        wrong = gettext(
            "“%(evidence)s” lasted %(minutes)s minutes; the minimum is %(least)s.",
            evidence=evidence.title,
            minutes=f"{evidence.minutes:g}",
            least=least,
        )
        way_out = gettext("Correct `minutes`, or set `kind` to `survey`, with a `sample`.")
        yield Problem(evidence.place.at("minutes"), wrong, way_out)


def too_long(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find an interview of more than a working day."""
    if evidence.kind == "interview" and (evidence.minutes or 0) > MOST_MINUTES:
        wrong = gettext(
            "“%(evidence)s” lasted %(minutes)s minutes, which is longer than a working day.",
            evidence=evidence.title,
            minutes=f"{evidence.minutes:g}",
        )
        yield Problem(evidence.place.at("minutes"), wrong, gettext("Correct `minutes`."), Level.NOTE)
