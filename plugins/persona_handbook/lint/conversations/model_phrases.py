"""Conversations written in the phrases of language models."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.saying.stock_phrases import stock_phrases
from persona_handbook.lint.rule import Given, Problem
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence

STOCK_PHRASES = 3


def in_stock_phrases(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Find several phrases that language models often write and people rarely say."""
    phrases = stock_phrases(evidence)
    if phrases >= STOCK_PHRASES:
        wrong = gettext(
            "“%(evidence)s” has %(number)s phrases that language models often write and people rarely say.",
            evidence=evidence.title,
            number=phrases,
        )
        way_out = gettext("Write what the participant said, in their own words.")
        yield Problem(evidence.place.at("title"), wrong, way_out, Level.NOTE)
