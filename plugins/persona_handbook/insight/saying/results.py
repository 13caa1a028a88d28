"""Whether the result of a decision says what was measured."""

from __future__ import annotations

from persona_handbook.insight.counting import counts, says_something
from persona_handbook.insight.saying.figures import has_figure
from persona_handbook.message import gettext_noop
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Decision

BEFORE = gettext_noop("The decision `%(decision)s` is not measured: the result is older than the decision.")
SOURCE_BEFORE = gettext_noop(
    "The decision `%(decision)s` is not measured: the source of the result is older than the decision."
)
WITHOUT_FINDING = gettext_noop("The decision `%(decision)s` is not measured: the result does not say what changed.")
WITHOUT_SOURCE = gettext_noop(
    "The decision `%(decision)s` is not measured: the result has neither a figure nor a source that counts."
)


def shortfall(decision: Decision, handbook: Handbook) -> str | None:
    """Return the template that says why a result measures nothing; None if it measures something or there is none."""
    result = decision.result
    if result is None:
        return None
    if result.date and decision.date and result.date < decision.date:
        return BEFORE
    finding = result.finding or ""
    if not says_something(finding) and not has_figure(finding):
        return WITHOUT_FINDING
    source = handbook.evidence_by_id.get(result.source or "")
    if source and decision.date and source.date.last_day < decision.date:
        return SOURCE_BEFORE
    return None if has_figure(finding) or (source and counts(source, handbook)) else WITHOUT_SOURCE
