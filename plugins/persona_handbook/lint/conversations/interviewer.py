"""Conversations whose interviewer is a participant."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.counting import person, talks_by_person
from persona_handbook.insight.saying.pseudonyms import same_person
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence


def held_by_participant(evidence: Evidence, given: Given) -> Iterator[Problem]:
    """Find an interviewer who is the participant of another conversation."""
    by = same_person(evidence.by) if evidence.by and any(map(str.isdigit, evidence.by)) else None
    talks = given.handbook.once(talks_by_person)
    if by in talks and by != person(evidence):
        wrong = gettext(
            "The interviewer of “%(evidence)s” (`%(by)s`) is a participant of another conversation.",
            evidence=evidence.title,
            by=evidence.by,
        )
        way_out = gettext("Put the interviewer in `by`, and the pseudonym of the participant in `participant`.")
        yield Problem(evidence.place.at("by"), wrong, way_out, Level.NOTE)
