from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.insight.confidence import Concern, of_one_origin
from persona_handbook.insight.research.sample import talks_of
from persona_handbook.insight.standing import people_of
from persona_handbook.lint.rule import Given, Option, Problem, rule
from persona_handbook.message import all_of, gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.persona import Persona
from persona_handbook.reading.phrasing import in_words

TEAM = re.compile(
    r"research|\bux\b|\bteam\b|\blab\b|studio|agenc|agentur|group|gruppe|institut|department|abteilung|\bdesign\b|product"
    r"|équipe|equip[eo]|agência|agenzia|bureau|チーム|研究|調査",
    re.IGNORECASE,
)


def _recruited(last: str) -> str:
    ways = dict.fromkeys(("p-01", "p-02", "p-03", "p-04"), "sales") | {"p-05": last}
    return "".join(f"# personas/evidence/{name}.yaml\nrecruited: {way}\n" for name, way in ways.items())


@rule(
    title="Conversations from a single source",
    why=(
        "Conversations on one day, by one interviewer or with people recruited the same way resemble each "
        "other. Five of them show little more than one."
    ),
    source=(
        "Denzin 1970, The Research Act: triangulation of time, person and investigator; GRADE-CERQual (Lewin et al. "
        "2018), methodological limitations."
    ),
    bad=_recruited("sales"),
    good=_recruited("lost-customers"),
    about=Persona,
    active=Level.WARNING,
    draft=None,
    waits_for=("evidence",),
    options={"people": Option(3, "minimum number of people for the rule to apply")},
)
def one_source_sample(persona: Persona, given: Given) -> Iterator[Problem]:
    """Find personas whose conversations share the day, the interviewer (a note for a team), or the recruiting."""
    people = people_of(persona, given.handbook)
    talks = talks_of(persona, given.handbook)
    ways = [*_ways(talks)] if len(people) >= int(given.options["people"]) else []
    if ways:
        wrong = gettext(
            "All %(talks)s conversations of “%(persona)s” were %(ways)s.",
            talks=len(talks),
            persona=persona.name,
            ways=all_of(ways),
        )
        way_out = gettext("For the next ones, change the day, the interviewer or the way you recruit.")
        is_one_team = (
            len(ways) == 1 and Concern.ONE_INTERVIEWER in of_one_origin(talks) and _is_a_team(talks[0], persona)
        )
        level = Level.NOTE if is_one_team else Level.WARNING
        yield Problem(persona.place.at("name"), wrong, way_out, level)


def _is_a_team(talk: Evidence, persona: Persona) -> bool:
    """Return whether `by` names a team, in which several people can have held the conversations."""
    return talk.by == persona.owner or bool(TEAM.search(talk.by or ""))


def _ways(talks: tuple[Evidence, ...]) -> Iterator[str]:
    shared = {*of_one_origin(talks)}
    if Concern.ONE_DAY in shared:
        yield gettext("held on one day (%(date)s)", date=talks[0].date.text)
    if Concern.ONE_INTERVIEWER in shared:
        yield gettext("held by one interviewer (%(name)s)", name=talks[0].by)
    recruited = {each.recruited for each in talks}
    if len(recruited) == 1 and talks[0].recruited:
        yield gettext("recruited in one way (%(way)s)", way=gettext(in_words(talks[0].recruited)))
