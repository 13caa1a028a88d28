from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext, gettext_noop
from persona_handbook.model.evidence import Evidence

MONTHS = (
    r"(?:jan|feb|mar|mär|apr|avr|abr|may|mai|mei|jun|juin|jul|juil|aug|août|ago|sep|set|oct|okt|out|ott|nov|dec|dez|déc"
    r"|dic|gen|mag|giu|lug|fév|ene|fev|spring|summer|autumn|fall|winter|frühjahr|sommer|herbst)[^\W\d_]*\.?"
)
# a day or a month with its year; a year alone can be that of a product or of a law
DAY = re.compile(
    rf"(?<![\d.-])(?P<iso>(?:19|20)\d\d)[-/_.]?(?:0[1-9]|1[0-2])(?:[-/_.]?[0-3]\d)?(?!\d)"
    rf"|\b[0-3]?\d[./][01]?\d[./](?P<local>(?:19|20)\d\d)\b"
    rf"|\b{MONTHS},? (?:\d{{1,2}},? )?(?:de )?(?P<named>(?:19|20)\d\d)\b"
    r"|(?P<ja>(?:19|20)\d\d)年\d{1,2}月",
    re.IGNORECASE,
)

FIELDS = {"title": gettext_noop("title"), "link": gettext_noop("link")}
WAY_OUT = gettext("Correct the wrong date.")


@rule(
    title="Dates that do not fit together",
    why="A date that was changed, or taken over from another file, makes old evidence look new.",
    source=(
        "Our own. Opposing view: a title can contain the date of its topic. A participant can become a customer later. "
        "Therefore, it is only a note."
    ),
    bad="""
# personas/evidence/p-01.yaml
title: Interview with P-01 on 12 March 2022
""",
    good="""
# personas/evidence/p-01.yaml
title: Interview with P-01 on 4 May 2026
""",
    about=Evidence,
    active=Level.NOTE,
    draft=Level.NOTE,
)
def unlikely_date(evidence: Evidence, _given: Given) -> Iterator[Problem]:
    """Compare the date of evidence with the dates in its title and link, and its other dates with each other."""
    told = f"{evidence.date.first_day:%Y}", f"{evidence.date.last_day:%Y}"
    began = f"{evidence.period_start.first_day:%Y}" if evidence.period_start else min(told)
    for field in ("title", "link"):
        years = {each[each.lastgroup or 0]: each[0] for each in DAY.finditer(getattr(evidence, field) or "")}
        if years and max(years) < began:
            wrong = gettext(
                "The date is %(date)s, but the %(field)s says “%(other)s”.",
                date=evidence.date.text,
                field=gettext(FIELDS[field]),
                other=years[max(years)],
            )
            yield Problem(evidence.place.at("date"), wrong, WAY_OUT)
            return
    yield from _of_fields(evidence)


def _of_fields(evidence: Evidence) -> Iterator[Problem]:
    day = evidence.date.last_day
    if evidence.period_start and evidence.period_start.first_day > day:
        wrong = gettext("The period of “%(evidence)s” ends before it starts.", evidence=evidence.title)
        yield Problem(evidence.place.at("period_start"), wrong, WAY_OUT)
    became = evidence.customer_since
    if became and became.first_day > day and evidence.relation in {None, "customer"}:
        wrong = gettext(
            "“%(evidence)s” is from %(date)s, but the participant is a customer only since %(since)s.",
            evidence=evidence.title,
            date=evidence.date.text,
            since=became.text,
        )
        way_out = gettext("Correct the wrong date, or set `relation: evaluating`.")
        yield Problem(evidence.place.at("customer_since"), wrong, way_out)
