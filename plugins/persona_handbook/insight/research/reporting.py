"""Answers the COREQ checklist about the research from the handbook's files, and lists the open items.

Source: Tong, Sainsbury and Craig 2007, Consolidated criteria for reporting qualitative research (COREQ), 32 items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from persona_handbook.insight.counting import counts, person, themes_of
from persona_handbook.insight.research.sample import saturation, talks_of
from persona_handbook.message import Message, PhraseList, Phrases, gettext, ngettext
from persona_handbook.model.claim import AnyClaim
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

ITEMS: PhraseList = (
    *("Interviewers", "Credentials", "Occupation of the interviewers", "Gender of the interviewers", "Training"),
    *("Relationship before the study", "Participants' knowledge of the interviewers", "Interests of the interviewers"),
    *("Methodology", "Sampling", "Approach to participants", "Sample size", "Refusals", "Setting"),
    *("Other people present", "Description of the sample", "Interview guide", "Repeat interviews", "Recording"),
    *("Field notes", "Duration", "Saturation", "Transcripts returned", "Number of coders", "Coding tree"),
    *("Origin of the themes", "Software", "Feedback of participants", "Quotations"),
    *("Consistency of data and claims", "Major themes", "Minor themes"),
)
RELATIONS: Phrases = {
    "customer": "customers",
    "lost": "former customers",
    "evaluating": "still deciding",
    "never": "never bought",
}
RECRUITED: Phrases = {
    "customers-at-random": "customers at random",
    "lost-customers": "lost customers",
    "sales": "sales",
    "support": "support",
    "panel": "panel",
    "acquaintance": "acquaintances",
    "other": "other",
}
RECORDED: Phrases = {
    "audio": "audio",
    "transcript": "transcript",
    "notes": "notes",
    "memory": "from memory",
}

AnswerParts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item of the checklist by its number, with the parts of its answer; an item without parts is open."""

    number: int
    name: str
    answer: AnswerParts


@dataclass(frozen=True, slots=True)
class Research:
    """The conversations behind personas, their studies and claims, and the number of saturated personas."""

    talks: tuple[Evidence, ...]
    studies: tuple[Evidence, ...]
    claims: tuple[AnyClaim, ...]
    saturated: tuple[int, int]


def research_of(handbook: Handbook) -> Research:
    """Return the research behind all personas that are not retired."""
    talks = tuple(each for each in handbook.evidence if each.is_conversation and counts(each, handbook))
    claims = tuple(claim for each in handbook.personas if each.status != "retired" for claim in each.claims())
    reached = [saturation(each, handbook).is_reached for each in handbook.personas if each.status == "active"]
    return Research(talks, _studies(talks, handbook), claims, (sum(reached), len(reached)))


def research_behind(persona: Persona, handbook: Handbook) -> Research:
    """Return the research behind one persona."""
    talks = talks_of(persona, handbook)
    reached = int(saturation(persona, handbook).is_reached)
    return Research(talks, _studies(talks, handbook), tuple(persona.claims()), (reached, 1))


def reported(research: Research) -> tuple[ChecklistItem, ...]:
    """Answer the 32 items of the checklist from the files; items without a matching field stay open."""
    return tuple(ChecklistItem(number, name, _answer(number, research)) for number, name in enumerate(ITEMS, 1))


def _answer(number: int, research: Research) -> AnswerParts:
    found = ANSWERS.get(number)
    return tuple(found(research)) if found and research.talks else ()


def _studies(talks: Iterable[Evidence], handbook: Handbook) -> tuple[Evidence, ...]:
    named = dict.fromkeys(each.study for each in talks if each.study)
    return tuple(handbook.evidence_by_id[each] for each in named if each in handbook.evidence_by_id)


def _interviewers(research: Research) -> Iterator[str]:
    yield from sorted({each.by for each in research.talks if each.by})


def _sampling(research: Research) -> Iterator[str]:
    yield from _counted((each.recruited for each in research.talks), RECRUITED)


def _size(research: Research) -> Iterator[str]:
    yield ngettext("%(num)s person", "%(num)s people", len({person(each) for each in research.talks}))
    yield ngettext("%(num)s conversation", "%(num)s conversations", len(research.talks))


def _refusals(research: Research) -> Iterator[str]:
    known = [(each.refused, each.asked) for each in research.studies if each.refused is not None and each.asked]
    if known:
        refused, asked = (sum(values) for values in zip(*known, strict=True))
        yield gettext("%(refused)s of %(asked)s people asked", refused=refused, asked=asked)


def _settings(research: Research) -> Iterator[str]:
    known = sum(bool(each.setting) for each in research.talks)
    if known:
        yield gettext("described for %(known)s of %(all)s", known=known, all=len(research.talks))


def _sample(research: Research) -> Iterator[str]:
    relations = (each.relation or ("customer" if each.customer_since else None) for each in research.talks)
    yield from _counted(relations, RELATIONS)


def _guide(research: Research) -> Iterator[str]:
    asked = sum(each.answers is not None for each in research.talks)
    if asked:
        yield ngettext("the four questions in %(num)s interview", "the four questions in %(num)s interviews", asked)


def _repeated(research: Research) -> Iterator[str]:
    again = sum(times > 1 for times in Counter(person(each) for each in research.talks).values())
    yield ngettext("with %(num)s person", "with %(num)s people", again) if again else gettext("no repeat interviews")


def _recorded(research: Research) -> Iterator[str]:
    yield from _counted((each.recorded for each in research.talks), RECORDED)


def _field_notes(research: Research) -> Iterator[str]:
    notes = sum(each.recorded == "notes" or each.kind == "field-visit" for each in research.talks)
    if notes:
        yield ngettext("from %(num)s conversation", "from %(num)s conversations", notes)


def _duration(research: Research) -> Iterator[str]:
    minutes = sorted(each.minutes for each in research.talks if each.minutes)
    if minutes and minutes[0] == minutes[-1]:
        yield ngettext("%(num)s minute", "%(num)s minutes", minutes[0])
    elif minutes:
        yield gettext("%(least)s to %(most)s minutes", least=minutes[0], most=minutes[-1])


def _saturated(research: Research) -> Iterator[str]:
    reached, personas = research.saturated
    if personas == 1:
        yield gettext("reached") if reached else gettext("not reached")
    elif personas:
        yield gettext("reached for %(reached)s of %(personas)s", reached=reached, personas=personas)


def _themes(research: Research) -> Iterator[str]:
    named = len(_raised(research))
    if named:
        yield ngettext("%(num)s theme", "%(num)s themes", named)


def _origin(research: Research) -> Iterator[str]:
    if _raised(research):
        yield gettext("named in the interviews")


def _quotations(research: Research) -> Iterator[str]:
    quoted = [each for each in research.talks for _ in verbatims(each)]
    if quoted:
        yield ngettext("%(num)s quote", "%(num)s quotes", len(quoted))
        yield ngettext("from %(num)s person", "from %(num)s people", len({person(each) for each in quoted}))


def _consistency(research: Research) -> Iterator[str]:
    cited = sum(bool(each.evidence) for each in research.claims)
    if cited:
        yield gettext("%(cited)s of %(all)s claims cite evidence", cited=cited, all=len(research.claims))


def _major(research: Research) -> Iterator[str]:
    several = sum(len(who) > 1 for who in _raised(research).values())
    if several:
        yield ngettext("%(num)s theme from several people", "%(num)s themes from several people", several)


def _minor(research: Research) -> Iterator[str]:
    single = sum(len(who) == 1 for who in _raised(research).values())
    dissent = sum(bool(each.against) for each in research.claims)
    if single:
        yield ngettext("%(num)s theme from one person", "%(num)s themes from one person", single)
    if dissent:
        yield ngettext("%(num)s claim with dissent", "%(num)s claims with dissent", dissent)


def _raised(research: Research) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in research.talks:
        for theme in themes_of(each):
            found[theme].add(person(each))
    return found


def _counted(values: Iterable[str | None], names: Mapping[str, str]) -> Iterator[Message]:
    """Yield each value with its number of occurrences, most frequent first."""
    for value, times in Counter(filter(None, values)).most_common():
        yield gettext("%(name)s (%(times)s)", name=gettext(names[value]), times=times)


ANSWERS: dict[int, Callable[[Research], Iterator[str]]] = {
    1: _interviewers,
    10: _sampling,
    12: _size,
    13: _refusals,
    14: _settings,
    16: _sample,
    17: _guide,
    18: _repeated,
    19: _recorded,
    20: _field_notes,
    21: _duration,
    22: _saturated,
    25: _themes,
    26: _origin,
    29: _quotations,
    30: _consistency,
    31: _major,
    32: _minor,
}
