"""Whether the result of a decision says what was measured."""

from __future__ import annotations

import re

from persona_handbook.insight.counting import counts, says_something
from persona_handbook.insight.likeness import stems
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


OTHER_WAY = gettext_noop(
    "The result of the decision `%(decision)s` goes the other way than expected, but is filed as held."
)
REPEATED = gettext_noop("The expectation of the decision `%(decision)s` only repeats the decision.")
VAGUE = gettext_noop("The expectation of the decision `%(decision)s` cannot fail, because it names nothing to count.")
SAME = 0.6
UP = re.compile(
    r"\b(?:rise[sn]?|rose|grow\w*|grew|increas\w*|climb\w*|doubl\w*|more|higher|longer|steig\w*|stieg\w*|wuchs\w*"
    r"|wachs\w*|mehr|höher|länger|augment\w*|hausse|plus|aument\w*|sub[eió]\w*|más|mais|cresc\w*|più|stijg\w*|steeg"
    r"|meer|hoger)\b|増え|増加|上が",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:fall[s]?|fell|drop\w*|declin\w*|decreas\w*|shrink\w*|halv\w*|fewer|less|lower|shorter|sink\w*|sank\w*|fiel\w*"
    r"|fallen|weniger|seltener|kürzer|baiss\w*|diminu\w*|moins|baj\w*|disminu\w*|menos|ca[ei]\w*|diminui\w*|cal[aio]\w*"
    r"|meno|dal\w*|minder|lager)\b|減\w|下が",
    re.IGNORECASE,
)
BETTER = re.compile(
    r"(?:(?:the |our |die |les |los |os |i |de )?(?:customers?|users?|people|kunden|nutzer|clients|clientes"
    r"|usuarios|clienti"
    r"|klanten) (?:\w+ ){0,2}(?:happier|more satisfied|zufriedener|plus satisfaits|más contentos|mais satisfeitos"
    r"|più soddisfatti|tevredener)|(?:a )?better (?:experience|product|service)|(?:ein )?besseres? \w+)\W*",
    re.IGNORECASE,
)


def hollow_expectation(decision: Decision) -> str | None:
    """Return the template that says why an expectation cannot be compared with a result; None if it can."""
    expected = decision.expected
    if not expected or has_figure(expected):
        return None
    if BETTER.fullmatch(expected):
        return VAGUE
    ours = stems((decision.decision,))
    return REPEATED if ours and len(ours & stems((expected,))) >= SAME * len(ours | stems((expected,))) else None


def goes_the_other_way(decision: Decision) -> bool:
    """Return whether a result that is filed as held rises where a fall was expected, or falls where a rise was."""
    result, expected = decision.result, decision.expected or ""
    if result is None or result.verdict != "held":
        return False
    finding = result.finding or ""
    return _direction(expected) * _direction(finding) < 0


def _direction(text: str) -> int:
    up, down = bool(UP.search(text)), bool(DOWN.search(text))
    return int(up) - int(down)


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
