"""Detects names of persons, and nicknames made of a given name and a role, as names of personas."""

from __future__ import annotations

import re
from itertools import takewhile

from persona_handbook.lint.people.given_names import family_names, given_names, is_word_too, name_list

DASHES = "\u2013\u2014"
PARTS = re.compile(rf"\s*(?:[,;:()\uff08\uff09\u3001\u30fb/|{DASHES}]|\s-\s)\s*")
WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019.][^\W\d_]+)*")
AGE = re.compile(r"(?<!\d)[1-9]\d(?!\d)")
# one word and an age in brackets or behind a comma: “Kenji (52)”, of languages whose names are not all known
WORD_AND_AGE = re.compile(
    r"[A-Z\u00c0-\u00de][^\W\d_]+\s*(?:, [1-9]\d"
    r"|[(\uff08]\s*[1-9]\d\s*(?:years?(?: old)?|[Jj]ahre|ans|años|anos|anni|jaar|歳)?\s*[)\uff09])"
)
# how a text introduces a person by a given name: “Marie, 35 ans”, “Anna is …”
INTRODUCED = re.compile(
    r"(?P<name>[^\W\d_]+)(?: [A-ZÀ-Þ][^\W\d_]+)?(?:, (?:age[ds]? )?[1-9]\d\b| (?:is|ist|est|es|é|è)\b)"
)
RANGE = re.compile(rf"\d\s*(?:[-+~\u301c{DASHES}]|to|bis|à|a|tot)\s*\d|\d\+")
INTRODUCTION = re.compile(rf"^(?:persona|user|meet)\b(?:\s*#?\d+)?\s*[:.{DASHES}-]?\s*(?=\S)", re.IGNORECASE)
# a name between quotation marks beside a role: “Nurse (“Sarah”)”
QUOTED_NAME = re.compile(r"[\"\u201c\u201e\u00ab\u2018'](?:Dr\. )?(?P<name>[^\W\d_]+)[\"\u201d\u201c\u00bb\u2019']")
# an unknown word, a comma and an English article: “Dasun, the Student”; roles end in other letters
UNKNOWN_AND_ROLE = re.compile(r"[A-Z][a-z]{2,}(?<![eo]r|nt|st|ee|an|es|rs), the (?:\w+ )*[A-Z]\w+")
SUFFIX = re.compile(r"(?:さん|ちゃん|くん|君|様|氏)$")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
# a name in katakana before さん and the like, also behind a description: “内気なサキちゃん”
NAME_IN_KATAKANA = re.compile(r"(?<![\u30a0-\u30ff])(?P<name>[\u30a1-\u30fa]{2,4})(?:さん|ちゃん|くん|君)$")
# the reading of a full name behind it, in brackets: “鈴木 真理” and then “すずき まり”
READING = re.compile(r"[(\uff08][\u3041-\u3096]{1,6}[ \u3000][\u3041-\u3096]{1,6}[)\uff09]$")
LONGEST_FULL_NAME = 4


def is_nickname(name: str) -> bool:
    """Return whether a name combines a given name and a role: “Danika the Developer”, “Betty Buyer”."""
    bare = _bare(name)
    words = [half for word in _words(PARTS.split(bare)[0]) for half in _halves(word)]
    if UNKNOWN_AND_ROLE.fullmatch(bare) or _is_called_behind_comma(bare):
        return True
    return _is_called(_words(bare)) or _ends_in_given_name(words) or _is_rhyme(words) or _is_japanese_pair(name)


def is_invented_person(name: str) -> bool:
    """Return whether a name is a person's name, alone or with an age, title or role."""
    bare = _bare(name)
    parts = [part for part in PARTS.split(bare) if WORD.search(part)]
    if not parts:
        return False
    has_age = bool(AGE.search(bare)) and not RANGE.search(bare)
    alone = len(parts) == 1 or has_age
    quoted = QUOTED_NAME.search(bare)
    if quoted and _is_plain_given(quoted["name"]):
        return True
    if _ends_in_full_name(_words(parts[0])) or WORD_AND_AGE.fullmatch(bare) or READING.search(bare):
        return True
    return _opens_with_person(_words(parts[0]), alone=alone) or any(_is_person(_words(part)) for part in parts[1:])


def introduced_person(text: str) -> str | None:
    """Return the given name with which a text introduces a person: “Marie, 35 ans, …”, “Anna is …”; or None."""
    found = INTRODUCED.match(_bare(text))
    return found["name"] if found and _is_plain_given(found["name"]) else None


def is_real_name(text: str) -> bool:
    """Return whether a text consists of a given name, alone or with a family name or title."""
    words = _words(text)
    nothing_else = "".join(words) == re.sub(r"[\s,.]", "", text.strip())
    return nothing_else and (_has_title(words) or _is_person(words) or _is_family_first(words))


def _bare(name: str) -> str:
    return INTRODUCTION.sub("", name.strip().strip("“”\"'«»„")).strip()


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _is_given(word: str) -> bool:
    if not word[:1].isupper() and not JAPANESE.fullmatch(word):
        return False
    halves = word.split("-")
    return word.casefold() in given_names() or (len(halves) > 1 and all(map(_is_given, halves)))


def _halves(word: str) -> list[str]:
    return [word] if _is_given(word) else word.split("-")


def _is_plain_given(word: str) -> bool:
    return _is_given(word) and not is_word_too(word)


def _is_family(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in family_names()


def _is_called(words: list[str]) -> bool:
    """Return whether it is “X the Y”, also with a second given name and several words after the article."""
    articles = name_list("articles")
    given = list(takewhile(lambda word: word.casefold() not in articles, words))
    surname = " ".join(words[len(given) :]).casefold()
    rest = [word for word in words[len(given) + 1 :] if word.casefold() not in articles]
    if not (given and rest and all(map(_is_given, given))) or _is_family(rest[0]) or surname in family_names():
        return False
    return not is_word_too(given[0]) or rest[0][0].isupper() or rest[-1][0].isupper() or _alike(given[0], rest)


def _is_called_behind_comma(name: str) -> bool:
    """Return whether it is “X, the Y”, where the name may be a common word, too: “Claire, la …”."""
    given, _, called = name.partition(", ")
    words = _words(called)
    articles = name_list("articles") - ({"the"} if is_word_too(given) else set())
    return _is_given(given) and len(words) > 1 and words[0].casefold() in articles


def _ends_in_given_name(words: list[str]) -> bool:
    if len(words) <= 1 or not _is_given(words[-1]):
        return False
    before = words[:-1]
    if _alike(words[-1], before):
        return not _is_plain_given(before[0])
    names = (*name_list("titles"), *name_list("particles"))
    is_named = any(_is_given(word) or word.casefold().rstrip(".") in names for word in before)
    return not is_word_too(words[-1]) and not is_named and not all(map(_is_family, before))


def _ends_in_full_name(words: list[str]) -> bool:
    """Return whether a full name follows a role: “Busy Parent Sarah Chen”, but not “Fan of Taylor Swift”."""
    if len(words) <= 2 or not words[-3][:1].isupper():
        return False
    return _is_plain_given(words[-2]) and _is_family(words[-1]) and not _is_given(words[-3])


def _is_rhyme(words: list[str]) -> bool:
    """Return whether it is a given name before a role with the same initial; family names are not roles."""
    is_name = len(words) > 1 and _is_given(words[0]) and (words[1][0].isupper() or not is_word_too(words[0]))
    return is_name and not (_is_family(words[1]) or _is_given(words[1])) and _alike(words[0], words[1:])


def _alike(word: str, others: list[str]) -> bool:
    return any(other[0].casefold() == word[0].casefold() for other in others if other.casefold() != word.casefold())


def _opens_with_person(words: list[str], *, alone: bool) -> bool:
    if not words:
        return False
    if len(words) == 1:
        return _is_japanese_person(words[0]) or (_is_given(words[0]) and (alone or not is_word_too(words[0])))
    return _has_title(words) or _is_plain_given(words[0]) or (_is_given(words[0]) and _is_family(words[1]))


def _is_person(words: list[str]) -> bool:
    """Return whether it is a given name alone, or with probable family names."""
    if not words or len(words) > LONGEST_FULL_NAME:
        return False
    particles = name_list("particles")
    is_named = all(word[:1].isupper() or word.casefold() in particles for word in words)
    has_family = len(words) > 1 and _is_family(words[-1])
    return _is_japanese_person(words[0]) or (
        is_named and _is_given(words[0]) and (has_family or not is_word_too(words[0]))
    )


def _has_title(words: list[str]) -> bool:
    titles = name_list("titles")
    return len(words) > 1 and words[0].casefold() in titles and words[1][:1].isupper() and words[0][:1].isupper()


def _is_family_first(words: list[str]) -> bool:
    return len(words) == 2 and _is_family(words[0]) and _is_plain_given(words[1])


def _is_japanese_person(word: str) -> bool:
    if not JAPANESE.fullmatch(word):
        return False
    bare = SUFFIX.sub("", word)
    with_suffix = bare != word
    if len(bare) > 1 and bare.casefold() in given_names():
        return True
    if with_suffix and (bare in given_names() or bare in family_names()):
        return True
    called = NAME_IN_KATAKANA.search(word)
    if called and called["name"] not in name_list("katakana-roles"):
        return True
    splits = ((bare[:at], bare[at:]) for at in range(1, len(bare)))
    return any(family in family_names() and given in given_names() for family, given in splits)


def _is_japanese_pair(name: str) -> bool:
    role, _, person = _bare(name).rpartition("の")
    return bool(role) and _is_japanese_person(person)
