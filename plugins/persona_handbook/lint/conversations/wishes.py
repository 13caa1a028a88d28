"""Conversations about what participants would do."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.told import was_only_wished
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence


def only_wishes(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find answers about the problem that tell nothing that happened."""
    told = evidence.answers.given() if evidence.answers else {}
    of_today = tuple(each.says or "" for question, each in told.items() if question in {"problem", "tried_before"})
    if was_only_wished(of_today):
        wrong = gettext(
            "“%(evidence)s” tells what the participant would do, and not what they did.", evidence=evidence.title
        )
        way_out = gettext("Ask for the last time it happened, and write what they did.")
        yield Problem(evidence.place.at("answers"), wrong, way_out, Level.NOTE)
