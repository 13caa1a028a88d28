"""The standing of a claim, determined from the evidence that supports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from persona_handbook.insight.counting import (
    counts,
    distinct_people,
    is_placeholder,
    says_something,
    texts_of,
    themes_of,
)
from persona_handbook.insight.likeness import (
    all_together_may_hold,
    are_alike,
    comparable_words,
    holds,
    says_nothing_but_function_words,
    share_a_stem,
    stems,
)
from persona_handbook.insight.repetition.overlap import ALIKE, likeness_of_claims
from persona_handbook.insight.saying.same_figure import same_figures
from persona_handbook.insight.saying.told import was_only_told
from persona_handbook.message import Message, gettext, gettext_noop, ngettext
from persona_handbook.model.claim import AnyClaim, DataCheck, Dissent
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.evidence_kinds import OBSERVED
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

ECHO = 0.8
WORDS_OF_AN_ECHO, WORDS_OF_AN_EXACT_ECHO = 6, 4
HELD_ECHO = 0.82
WORDS_OF_A_HELD_ECHO = 12
WORDS_THAT_TELL = 2
STEMS_OF_A_GIST = 3
STEMS_OF_DISSENT = 4
CLAIMS_PER_FIGURE = 3
CLAIMS_KEPT_PER_FIGURE = 2


class Standing(Enum):
    """How a claim is known, weakest first; a claim contradicted by data is last."""

    ASSUMED = "assumed"
    RECORDS = "records"
    HEARD_ONCE = "heard-once"
    HEARD = "heard"
    SEEN_ONCE = "seen-once"
    SEEN = "seen"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"

    def phrase(self, number: int) -> Message:
        """Return the standing in words, with the number of people."""
        if self in HEARD:
            return ngettext("heard from %(num)s person", "heard from %(num)s people", number)
        if self in SEEN:
            return ngettext("seen with %(num)s person", "seen with %(num)s people", number)
        return gettext(WORDS[self])


WORDS = {
    Standing.ASSUMED: gettext_noop("assumed"),
    Standing.RECORDS: gettext_noop("from records only"),
    Standing.SUPPORTED: gettext_noop("supported by data"),
    Standing.CONTRADICTED: gettext_noop("contradicted by data"),
}
HEARD = {Standing.HEARD_ONCE, Standing.HEARD}
SEEN = {Standing.SEEN_ONCE, Standing.SEEN}


class Silence(Enum):
    """Why evidence that a claim cites does not support it."""

    HOLLOW = gettext_noop("it does not count")
    ECHO = gettext_noop("it repeats the claim word for word")
    UNRELATED = gettext_noop("it is about something else")
    SPENT = gettext_noop("its figure already counts for two other claims")
    NO_CLAIM = gettext_noop("the claim has no content")
    NOT_DATA = gettext_noop("it has no data")
    NO_FINDING = gettext_noop("no figure is given")


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """The standing of a claim.

    `participants` are the people who mentioned it, `observed` is the number of people observed. `evidence` and `checks`
    are all that the claim cites; `speaking` and `counted` those that support it, and `silent` gives the reasons for the
    others.
    """

    standing: Standing
    participants: tuple[str, ...]
    observed: int
    evidence: tuple[Evidence, ...]
    speaking: tuple[Evidence, ...]
    checks: tuple[DataCheck, ...]
    counted: tuple[DataCheck, ...]
    against: tuple[Dissent, ...]
    dissenters: tuple[str, ...]
    silent: Mapping[str, Silence]

    @property
    def number(self) -> int:
        """The number of people in the phrase."""
        return self.observed if self.standing in SEEN else len(self.participants)

    @property
    def phrase(self) -> Message:
        """The standing in words."""
        return self.standing.phrase(self.number)


def how_known(claim: AnyClaim, handbook: Handbook) -> ClaimStanding:
    """Determine the standing of a claim: data take precedence over observation, and observation over conversation."""
    found = handbook.once(_all_known)
    key = (claim.place.path, *claim.place.pointer)
    return found.get(key) or _known(claim, handbook, {})


def claim_says_nothing(claim: AnyClaim) -> bool:
    """Return whether a claim is a placeholder, or consists of function words, which any evidence would fit."""
    return any(map(is_placeholder, claim.texts)) or says_nothing_but_function_words(" ".join(claim.texts))


def people_of(persona: Persona, handbook: Handbook) -> tuple[str, ...]:
    """Return the distinct people in the conversations behind a persona that count."""
    return distinct_people(handbook.evidence_of(persona), handbook)


def speaks_of(evidence: Evidence, claim: AnyClaim, handbook: Handbook) -> bool:
    """Return whether evidence shares a content word or a theme with a claim."""
    themes = themes_of(evidence)
    if not stems(claim.texts) or themes & set(claim.themes):
        return True
    said = stems((*_texts(evidence, handbook), *(theme.replace("-", " ") for theme in themes)))
    return not said or share_a_stem(said, _stems_of(claim))


def figure_speaks_of(check: DataCheck, source: Evidence, claim: AnyClaim) -> bool:
    """Return whether the figure of a check is about the claim; a bare figure is judged by its source."""
    said = stems((check.finding or "",))
    if len(said) < WORDS_THAT_TELL:
        said |= stems((source.title, *source.findings))
    return not said or share_a_stem(said, _stems_of(claim))


def is_beyond_sample(whole: float | None, source: Evidence) -> bool:
    """Return whether a figure counts more cases than the sample of its source has."""
    return bool(source.is_data and whole and source.sample and whole > source.sample)


def echoes(evidence: Evidence, claim: AnyClaim, handbook: Handbook) -> str | None:
    """Return the text of a conversation that repeats a claim word for word, or None."""
    if not evidence.is_conversation:
        return None
    said = " ".join(claim.texts)
    length = len(comparable_words(said))
    if length < WORDS_OF_AN_EXACT_ECHO:
        return None
    if length < WORDS_OF_AN_ECHO:
        return next((text for text in _texts(evidence, handbook) if _is_exactly(text, said)), None)
    texts = _texts(evidence, handbook)
    if not all_together_may_hold(texts, said, ECHO):
        return None
    whole = next((text for text in texts if are_alike(text, said, ECHO)), None)
    if whole is None and length >= WORDS_OF_A_HELD_ECHO:
        return next((text for text in (*texts, " ".join(texts)) if holds(text, said, HELD_ECHO)), None)
    return whole


def repeats_claim(evidence: Evidence, claim: AnyClaim, handbook: Handbook) -> bool:
    """Return whether a conversation that a claim cites repeats it; its standing already shows this in most cases."""
    known = how_known(claim, handbook)
    is_looked_at = not any(check.source == evidence.id for check in claim.checked_against)
    if is_looked_at and any(each is evidence for each in known.speaking):
        return False
    if is_looked_at and known.silent.get(evidence.id) in {Silence.ECHO, Silence.UNRELATED}:
        return known.silent[evidence.id] is Silence.ECHO
    return echoes(evidence, claim, handbook) is not None


def disputes(dissent: Dissent, claim: AnyClaim, handbook: Handbook) -> bool:
    """Return whether the source of dissent counts, and is about the claim or about what the dissent says."""
    source = handbook.evidence_by_id.get(dissent.source)
    return (
        bool(source and counts(source, handbook))
        and says_something(dissent.says)
        and holds_dissent(dissent, claim, handbook)
    )


def holds_dissent(dissent: Dissent, claim: AnyClaim, handbook: Handbook) -> bool:
    """Return whether the source of dissent can contain it: it is elsewhere, or shares a word with it or the claim."""
    source = handbook.evidence_by_id.get(dissent.source)
    if source is None or source.link or speaks_of(source, claim, handbook):
        return True
    return share_a_stem(stems(_texts(source, handbook)), stems((dissent.says or "",)))


def _is_exactly(text: str, said: str) -> bool:
    """Return whether texts are equal word for word; short texts in other scripts are never considered equal."""
    return said.isascii() and comparable_words(text) == comparable_words(said)


def invents_dissent(dissent: Dissent, handbook: Handbook) -> bool:
    """Return whether dissent says a lot and its source contains none of its words."""
    source = handbook.evidence_by_id.get(dissent.source)
    told = stems((dissent.says or "",))
    if source is None or source.link or len(told) < STEMS_OF_DISSENT:
        return False
    return not share_a_stem(stems(_texts(source, handbook)), told)


def repeated(persona: Persona) -> Iterator[tuple[AnyClaim, AnyClaim]]:
    """Yield each claim that repeats an earlier one, with that one; in another list, only in the same words."""
    yield from _repeated_in_lists(persona)
    first: dict[frozenset[str], AnyClaim] = {}
    for claim in persona.claims():
        earlier = first.setdefault(gist(claim), claim) if gist(claim) else claim
        if earlier.place.pointer[:1] != claim.place.pointer[:1]:
            yield claim, earlier


def gist(claim: AnyClaim) -> frozenset[str]:
    """Return the key that is equal for the same claim in several lists: its stems, or nothing if there are too few."""
    found = stems(claim.texts)
    return found if len(found) >= STEMS_OF_A_GIST else frozenset()


def _repeated_in_lists(persona: Persona) -> Iterator[tuple[AnyClaim, AnyClaim]]:
    for claims in persona.claim_lists().values():
        for at, claim in enumerate(claims):
            for earlier in claims[:at]:
                if claim is not earlier and likeness_of_claims(claim, earlier) >= ALIKE:
                    yield claim, earlier
                    break


def _all_known(handbook: Handbook) -> dict[tuple[str | int, ...], ClaimStanding]:
    found = {}
    for persona in handbook.personas:
        spent = _spent(persona, handbook)
        for claim in persona.claims():
            found[(claim.place.path, *claim.place.pointer)] = _known(claim, handbook, spent)
    return found


def _known(claim: AnyClaim, handbook: Handbook, spent: Mapping[tuple[str, str], frozenset[str]]) -> ClaimStanding:
    evidence = _found(claim.evidence, handbook)
    says_nothing = claim_says_nothing(claim)
    silent = {
        each.id: why
        for each in evidence
        if (why := Silence.NO_CLAIM if says_nothing else _silence(each, claim, handbook))
    }
    speaking = tuple(each for each in evidence if each.id not in silent)
    counted = []
    for check in claim.checked_against:
        why = _silence_of_check(check, claim, handbook, spent)
        if why is None:
            counted.append(check)
        elif check.verdict != "unclear":
            silent[check.source] = why
    heard = distinct_people(speaking, handbook)
    seen = [each for each in speaking if each.kind in OBSERVED and not was_only_told(each.findings)]
    observed = len(distinct_people(seen, handbook)) + sum(each.sample or 0 for each in seen if each.is_data)
    against = _found((each.source for each in claim.against), handbook)
    return ClaimStanding(
        standing=_standing(counted, speaking, len(heard), observed),
        participants=heard,
        observed=observed,
        evidence=evidence,
        speaking=speaking,
        checks=claim.checked_against,
        counted=tuple(counted),
        against=claim.against,
        dissenters=distinct_people(against, handbook),
        silent=silent,
    )


def _standing(counted: Iterable[DataCheck], speaking: tuple[Evidence, ...], heard: int, observed: int) -> Standing:
    verdicts = {check.verdict for check in counted}
    if "contradicts" in verdicts:
        return Standing.CONTRADICTED
    if "supports" in verdicts:
        return Standing.SUPPORTED
    if observed:
        return Standing.SEEN if observed > 1 else Standing.SEEN_ONCE
    if heard:
        return Standing.HEARD if heard > 1 else Standing.HEARD_ONCE
    return Standing.RECORDS if speaking else Standing.ASSUMED


def _silence(evidence: Evidence, claim: AnyClaim, handbook: Handbook) -> Silence | None:
    if not counts(evidence, handbook):
        return Silence.HOLLOW
    if echoes(evidence, claim, handbook):
        return Silence.ECHO
    return None if speaks_of(evidence, claim, handbook) else Silence.UNRELATED


def _silence_of_check(
    check: DataCheck, claim: AnyClaim, handbook: Handbook, spent: Mapping[tuple[str, str], frozenset[str]]
) -> Silence | None:
    if claim_says_nothing(claim):
        return Silence.NO_CLAIM
    source = handbook.evidence_by_id.get(check.source)
    if source is None or not source.is_data:
        return Silence.NOT_DATA
    if check.verdict == "contradicts":
        return None
    if not counts(source, handbook):
        return Silence.HOLLOW
    if not check.finding or not (says_something(check.finding) or any(map(str.isdigit, check.finding))):
        return Silence.NO_FINDING
    if check.verdict == "unclear":
        return Silence.NO_FINDING
    if not figure_speaks_of(check, source, claim):
        return Silence.UNRELATED
    return Silence.SPENT if claim.id in spent.get((check.source, check.finding), ()) else None


def _spent(persona: Persona, handbook: Handbook) -> dict[tuple[str, str], frozenset[str]]:
    """Return, by source and finding, the claims beyond the best two if one figure is used for four or more."""
    by_source: dict[str, list[tuple[AnyClaim, DataCheck]]] = {}
    for claim in persona.claims():
        for check in claim.checked_against:
            if check.finding:
                by_source.setdefault(check.source, []).append((claim, check))
    spent = {}
    for name, used in by_source.items():
        source = handbook.evidence_by_id.get(name)
        keys = same_figures([check.finding or "" for _, check in used], source.sample if source else None)
        for key in set(keys):
            same = [each for each, its in zip(used, keys, strict=True) if its == key]
            beyond = frozenset(claim.id for claim, _ in _by_nearness(same)[CLAIMS_KEPT_PER_FIGURE:])
            if len(same) > CLAIMS_PER_FIGURE:
                spent.update({(name, check.finding or ""): beyond for _, check in same})
    return spent


def _by_nearness(used: list[tuple[AnyClaim, DataCheck]]) -> list[tuple[AnyClaim, DataCheck]]:
    def shared(each: tuple[AnyClaim, DataCheck]) -> int:
        claim, check = each
        return len(stems(claim.texts) & stems((check.finding or "",)))

    return sorted(used, key=lambda each: -shared(each))


def _texts(evidence: Evidence, handbook: Handbook) -> tuple[str, ...]:
    return handbook.once_for(evidence, _texts_of)


def _texts_of(_handbook: Handbook, evidence: Evidence) -> tuple[str, ...]:
    return tuple(texts_of(evidence))


def _stems_of(claim: AnyClaim) -> frozenset[str]:
    return stems((*claim.texts, *(theme.replace("-", " ") for theme in claim.themes)))


def _found(names: Iterable[str], handbook: Handbook) -> tuple[Evidence, ...]:
    return tuple(handbook.evidence_by_id[each] for each in dict.fromkeys(names) if each in handbook.evidence_by_id)
