"""Which findings give the same figure: “31 of 100”, “69% on time”, “nearly a third” and “31 parts” of 100."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persona_handbook.insight.saying.figures import numbers_in
from persona_handbook.insight.saying.shares import shares_in

SMALL_WHOLE = 10
ROUGHLY = 4.0
FRACTIONS = {
    50.0: r"half|hälfte|halb\w*|moitié|mitad|metade|metà|helft|半[数分]",
    66.7: r"two thirds|zwei drittel|deux tiers|dos tercios|dois terços|due terzi|twee derde|3分の2",
    75.0: r"three quarters|drei viertel|trois quarts|tres cuartos|três quartos|tre quarti|driekwart|4分の3",
    33.3: r"third|drittel|jedes dritte|jede[rn]? dritte|tiers|tercio|cada tres|terço|cada três|terzo|derde|3分の1",
    25.0: r"quarter|viertel|jede[srn]? vierte|quarts?|cuarto|cada cuatro|quarto|cada quatro|kwart|4分の1",
    20.0: r"fifth|fünftel|jede[srn]? fünfte|cinquième|quinto|cada cinco|vijfde|5分の1",
}
TOLD = {share: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for share, words in FRACTIONS.items()}
ROUGH = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|approximately|circa|ca\.|etwa|rund|knapp|fast|gut"
    r"|environ|presque|près de|plus de|casi|unos|unas|cerca de|más de|quase|mais de|quasi|oltre|ongeveer|bijna"
    r"|ruim)(?!\w)|約|ほぼ|近く",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Share:
    percent: float
    rough: bool


def same_figures(findings: Sequence[str], sample: int | None) -> list[str]:
    """Return, for each finding from one source, a key that findings with the same figure share.

    A share and its complement are one figure, and a rough one is the nearest exact one within 4 percentage points.

    Args:
        findings: what checks give as their finding
        sample: the sample of the source, of which a bare number is a share
    """
    told = [_share_in(each, sample) for each in findings]
    exact = sorted({round(each.percent, 1) for each in told if each and not each.rough})
    return [_key(each, finding, exact) for each, finding in zip(told, findings, strict=True)]


def _key(told: _Share | None, finding: str, exact: Sequence[float]) -> str:
    if told is None:
        return "".join(sign for sign in finding.casefold() if sign.isalnum())
    nearest = min(exact, key=lambda each: abs(each - told.percent), default=None)
    if told.rough and nearest is not None and abs(nearest - told.percent) <= ROUGHLY:
        return f"{nearest:.1f} %"
    return f"{told.percent:.1f} %"


def _share_in(finding: str, sample: int | None) -> _Share | None:
    rough = bool(ROUGH.search(finding))
    share = next(shares_in(finding), None)
    if share:
        return _Share(_least(share.percent), rough or bool(share.whole and share.whole <= SMALL_WHOLE))
    numbers = numbers_in(finding)
    if not numbers:
        fraction = next((percent for percent, words in TOLD.items() if words.search(finding)), None)
        return _Share(_least(fraction), rough=True) if fraction else None
    if len(set(numbers)) == 1 and sample and numbers[0] < sample:
        return _Share(_least(100 * numbers[0] / sample), rough)
    return None


def _least(percent: float) -> float:
    return min(percent, 100 - percent)
