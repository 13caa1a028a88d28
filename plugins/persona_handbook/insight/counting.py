"""What counts as evidence: files with content, and each conversation once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from persona_handbook.insight.likeness import SAYS_LITTLE, are_alike, comparable_words
from persona_handbook.insight.repetition.copies import copied_from
from persona_handbook.insight.repetition.partial_copies import partly_copied_from
from persona_handbook.insight.repetition.retellings import retold_from
from persona_handbook.insight.repetition.skeletons import modelled_on
from persona_handbook.insight.repetition.translations import translated_from
from persona_handbook.insight.saying.figures import has_figure
from persona_handbook.insight.saying.non_answers import (
    NO_ANSWER,
    NOTHING_SAID,
    PLACEHOLDER,
    is_anonymised,
    is_of_a_scale,
    may_hold_placeholder,
    only_asks,
)
from persona_handbook.insight.saying.origins import asks_people, origin_of
from persona_handbook.insight.saying.pointing_elsewhere import cites_a_persona, refers_elsewhere
from persona_handbook.insight.saying.pseudonyms import UNNAMED, same_person
from persona_handbook.message import gettext_noop
from persona_handbook.model.consent.gate import verbatims
from persona_handbook.model.evidence import QUESTIONS, Answer, Evidence
from persona_handbook.model.handbook import Handbook

ANSWERS_ENOUGH = 2
WORDS_ENOUGH = 25
REPEATS_COUNTED = 3
COPY = 0.9
SAMPLE_ENOUGH = 5
SAMPLE_OPTION = ("empty-data", "sample")
# thirty in Roman numerals behind a name (Super Bowl XXX) or before what is counted (the XXX Olympiad)
THIRTIETH = (
    re.compile(r"\w[^\W\d_]*[,']? +[A-Z\u00c0-\u00de][\w'-]* +\Z"),
    re.compile(r" +(?:[A-Z][a-z]+ +)?(?:Olymp|Jeux|Games\b|Congress\b|Festival\b|Biennale\b|[Cc]entury\b)"),
)
NO_LETTERS_OR_DIGITS = {code: None for code in range(128) if not chr(code).isalnum()}
SIZE = re.compile(r"-\w")
# a to-do list as the topic of a sentence
LIST = (re.compile(r"\w[\w' ]* \Z"), re.compile(r"[ -]+(?:lists?|apps?|items?|boards?|comments?)\b", re.IGNORECASE))


class Gap(Enum):
    """Why evidence does not count."""

    EMPTY = gettext_noop("it has too little text")
    LINK_ALONE = gettext_noop("it only links to a conversation")
    COPIED = gettext_noop("it repeats another conversation")
    NO_CUSTOMER = gettext_noop("it is not a conversation with a customer")
    CIRCULAR = gettext_noop("it only cites the persona")
    ASKED_ONLY = gettext_noop("it is a survey, not data")
    NO_SAMPLE = gettext_noop("it has no sample size")
    SMALL_SAMPLE = gettext_noop("its sample is too small")
    NO_FIGURE = gettext_noop("it has no figure")
    NO_FINDING = gettext_noop("it has no findings")
    STUDY = gettext_noop("it only groups other evidence")


@dataclass(frozen=True, slots=True)
class Counting:
    """Which evidence of a handbook does not count and why, and which conversations are copies."""

    gaps: Mapping[str, Gap]
    copies: Mapping[str, str]

    def counts(self, evidence: Evidence) -> bool:
        """Return whether evidence counts."""
        return evidence.path not in self.gaps


def counting(handbook: Handbook) -> Counting:
    """Determine which evidence of a handbook counts; call it as `handbook.once(counting)`."""
    sample = handbook.settings.option(*SAMPLE_OPTION, SAMPLE_ENOUGH)
    gaps = {each.path: gap for each in handbook.evidence if (gap := _gap(each, sample))}
    talks = [each for each in handbook.evidence if each.is_conversation and each.path not in gaps]
    records = [each for each in handbook.evidence if not each.is_conversation and not each.is_study]
    copies = dict(_copies(talks, records))
    return Counting({**gaps, **dict.fromkeys(copies, Gap.COPIED)}, copies)


def counts(evidence: Evidence, handbook: Handbook) -> bool:
    """Return whether evidence counts."""
    return handbook.once(counting).counts(evidence)


def person(evidence: Evidence) -> str:
    """Return who was talked with; different spellings of a pseudonym are one person."""
    return same_person(evidence.participant)


def distinct_people(evidence: Iterable[Evidence], handbook: Handbook) -> tuple[str, ...]:
    """Return the distinct people behind the conversations that count, as first written in the files."""
    found: dict[str, str] = {}
    for each in evidence:
        if each.is_conversation and counts(each, handbook):
            found.setdefault(person(each), each.participant or UNNAMED)
    return tuple(sorted(found.values()))


def repeats_itself(handbook: Handbook, evidence: Evidence) -> bool:
    """Return whether a conversation repeats an older one with the same participant; use it with `once_for`."""
    if not evidence.is_conversation:
        return False
    same = handbook.once(talks_by_person)[person(evidence)]
    older = [each for each in same if each.date.last_day < evidence.date.last_day]
    said = " ".join(texts_of(evidence))
    return any(are_alike(said, " ".join(texts_of(each)), COPY) for each in older)


def talks_by_person(handbook: Handbook) -> dict[str, list[Evidence]]:
    """Return the conversations with each participant; call it as `handbook.once(talks_by_person)`."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for each in handbook.evidence:
        if each.is_conversation:
            found[person(each)].append(each)
    return found


def is_answer(answer: Answer) -> bool:
    """Return whether an answer has content: more than one word, or "nothing" with a theme."""
    if answer.says and letters_and_digits(answer.says) in NOTHING_SAID:
        return bool(answer.themes)
    return any(says_something(text) and not _is_put_to_them(text or "") for text in (answer.says, answer.quote))


def _is_put_to_them(text: str) -> bool:
    """Return whether a text is a question, an option or a reference, and not what the participant said."""
    return only_asks(text) or is_of_a_scale(text) or refers_elsewhere(text)


def says_something(text: str | None) -> bool:
    """Return whether a text is more than a placeholder such as `x`, `-`, `n/a`, `none`, or a single word."""
    return bool(text) and not is_placeholder(text or "") and len(set(comparable_words(text or ""))) > 1


def is_placeholder(text: str) -> bool:
    """Return whether a text is a placeholder such as `TODO`, `x` or `n/a`."""
    return letters_and_digits(text) in NO_ANSWER or placeholder_in(text) is not None


@lru_cache(maxsize=32768)
def placeholder_in(text: str) -> str | None:
    """Return the placeholder in a text; not a number (Super Bowl XXX) or a thing (a TODO list)."""
    if not may_hold_placeholder(text):
        return None
    return next((each[0] for each in PLACEHOLDER.finditer(text) if not _is_meant(each)), None)


def _is_meant(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    if found[0] == "XXX":
        return bool(THIRTIETH[0].search(before) or THIRTIETH[1].match(after) or SIZE.match(after))
    if found[0].startswith("["):
        return is_anonymised(found.string)
    return found[0] in {"TODO", "FIXME"} and bool(LIST[0].search(before) and LIST[1].match(after))


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text in lower case."""
    if text.isascii():
        return text.lower().translate(NO_LETTERS_OR_DIGITS)
    return "".join(filter(str.isalnum, text.casefold()))


def texts_of(evidence: Evidence) -> Iterator[str]:
    """Yield all content of evidence: answers, quotes and findings."""
    answers = evidence.answers.given().values() if evidence.answers else ()
    yield from (answer.says for answer in answers if answer.says)
    yield from (each.text for each in verbatims(evidence))
    yield from evidence.findings


def themes_of(evidence: Evidence) -> frozenset[str]:
    """Return the themes of an interview."""
    answers = evidence.answers.written().values() if evidence.answers else ()
    return frozenset(theme for answer in answers for theme in answer.themes)


def _gap(evidence: Evidence, sample: float) -> Gap | None:
    if evidence.is_conversation:
        return _gap_of_conversation(evidence)
    if evidence.is_study:
        return Gap.STUDY
    if evidence.is_data:
        return _gap_of_data(evidence, sample)
    if cites_a_persona(evidence.title) or any(map(cites_a_persona, evidence.findings)):
        return Gap.CIRCULAR
    findings = [each for each in evidence.findings if says_something(each) or has_figure(each)]
    return None if findings or evidence.link else Gap.NO_FINDING


def _gap_of_data(data: Evidence, sample: float) -> Gap | None:
    if not data.sample:
        return Gap.NO_SAMPLE
    if data.sample < sample:
        return Gap.SMALL_SAMPLE
    if asks_people(data):
        return Gap.ASKED_ONLY
    return None if any(has_figure(each, beside=data.sample) for each in data.findings) else Gap.NO_FIGURE


def _gap_of_conversation(evidence: Evidence) -> Gap | None:
    if origin_of(evidence):
        return Gap.NO_CUSTOMER
    answers = evidence.answers.written().values() if evidence.answers else ()
    different = {letters_and_digits(each.says or each.quote or "") for each in answers if is_answer(each)}
    if len(different) >= ANSWERS_ENOUGH or _length(evidence) >= WORDS_ENOUGH:
        return None
    if evidence.link:
        has_content = bool(themes_of(evidence)) or any(map(says_something, evidence.findings))
        return None if has_content else Gap.LINK_ALONE
    return Gap.EMPTY


def _length(evidence: Evidence) -> int:
    counted = Counter(
        word for text in texts_of(evidence) if not refers_elsewhere(text) for word in comparable_words(text)
    )
    telling = sum(min(number, REPEATS_COUNTED) for word, number in counted.items() if word not in SAYS_LITTLE)
    little = sum(number for word, number in counted.items() if word in SAYS_LITTLE)
    return telling + min(little, telling)


def _copies(talks: list[Evidence], records: list[Evidence]) -> Iterator[tuple[str, str]]:
    """Yield the file of each copied conversation, with the ID of the original: a conversation or an earlier record."""
    told = sorted((*talks, *records), key=lambda each: (each.date.last_day, each.is_conversation, each.path))
    said = [" ".join(texts_of(each)) for each in told]
    who = [person(each) if each.is_conversation else each.path for each in told]
    by_question = [_by_question(each) for each in told]
    ways = zip(
        copied_from(said, who, COPY),
        partly_copied_from(said, who),
        modelled_on(said, who),
        translated_from(by_question, who),
        retold_from(by_question, who),
        strict=True,
    )
    for each, found in zip(told, ways, strict=True):
        first = next((place for place in found if place is not None), None)
        if first is not None and each.is_conversation:
            yield each.path, told[first].id


def _by_question(evidence: Evidence) -> tuple[str, ...]:
    given = evidence.answers.given() if evidence.answers else {}
    return tuple((given[question].says or "") if question in given else "" for question in QUESTIONS)
