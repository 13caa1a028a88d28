"""Conversations with people who never were customers, yet have bought."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence


def customer_that_never_was(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find a participant who never was a customer, but has the date of a purchase."""
    if evidence.relation == "never" and evidence.customer_since:
        wrong = gettext(
            "“%(evidence)s” says that the participant was never a customer, but has `customer_since`.",
            evidence=evidence.title,
        )
        yield Problem(evidence.place.at("relation"), wrong, gettext("Correct the field that is wrong."))
