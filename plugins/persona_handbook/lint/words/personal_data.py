"""Parts of a text that identify a person: addresses and numbers, detected by libraries where possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from persona_handbook.lint.people import personal_addresses, personal_numbers
from persona_handbook.message import gettext_noop

MARKED_AS_INVENTED = re.compile(r"\[MOCK\]")
BESIDE = 40


@dataclass(frozen=True, slots=True)
class PrivatePart:
    """A part of a text, its kind, and its offset."""

    kind: str
    text: str
    start: int = 0


def private_parts(text: str, region: str | None = None) -> Iterator[PrivatePart]:
    """Return the parts of a text that identify a person, each once, under the first matching kind.

    `[MOCK]` marks the part beside it as invented; addresses at reserved hosts (RFC 2606) are ignored.

    Args:
        text: any text of the handbook
        region: the country for phone numbers without a prefix, such as AT
    """
    yield from _parts(text, region) if COMMON_SIGN.search(text) or RARE_SIGN.search(text) else ()


@lru_cache(maxsize=16384)
def _parts(text: str, region: str | None) -> tuple[PrivatePart, ...]:
    """Return the parts of a text; many, such as IDs, are the same in many places."""
    found = list(_found(text, region))
    spared = set(_invented(text, found))
    return tuple(part for part in found if part not in spared)


def _found(text: str, region: str | None) -> Iterator[PrivatePart]:
    for kind, find in [each for sign, finders in FINDERS.items() if sign.search(text) for each in finders.items()]:
        for each in find(text, region):
            start = text.find(each)
            if start >= 0:
                yield PrivatePart(kind, each, start)
                text = text.replace(each, " " * len(each))


def _invented(text: str, found: list[PrivatePart]) -> Iterator[PrivatePart]:
    """Yield the part that each mark refers to: the nearest after it, else the nearest before it, if adjacent."""
    for mark in MARKED_AS_INVENTED.finditer(text):
        after = min((part for part in found if part.start >= mark.end()), key=lambda part: part.start, default=None)
        before = max((part for part in found if part.start < mark.start()), key=lambda part: part.start, default=None)
        if after and after.start - mark.end() <= BESIDE:
            yield after
        elif before and mark.start() - before.start - len(before.text) <= BESIDE:
            yield before


def _emails(text: str, _region: str | None) -> Iterable[str]:
    yield from (found[0] for found in personal_addresses.EMAIL.finditer(text) if not _is_nobodys(found["host"]))
    for found in personal_addresses.SPELLED_EMAIL.finditer(text):
        if not _is_nobodys(re.sub(r"\W*\b(?:dot|punkt)\b\W*", ".", found["host"] or found["host2"])):
            yield found[0].strip()
    for found in personal_addresses.SAID_EMAIL.finditer(text):
        host = found["host"] or found["bracketed"] or found["japanese"]
        if not _is_nobodys(re.sub(SAID_DOT, ".", host)):
            yield found[0].strip()


def _is_nobodys(host: str) -> bool:
    return bool(personal_addresses.NOBODYS_HOSTS.fullmatch(host))


def _by(pattern: re.Pattern[str]) -> Callable[[str, str | None], Iterable[str]]:
    return lambda text, _region: [found[0].strip() for found in pattern.finditer(text)]


DIGIT = re.compile(r"\d")
SLASH = re.compile("/")
MARK = re.compile("[@:#]")
AT = re.compile(
    r"@|[(\[{]\s*(?:at|ät|a|arroba|arobase|chiocciola|apenstaartje|chez|bei)\b|\sAT\s|\sarroba\s"
    rf"|\s{personal_addresses.DOT_SAID}\s|アットマーク"
)
SAID_DOT = re.compile(rf"\W*\b{personal_addresses.DOT_SAID}\b\W*|\s*ドット\s*")
CHAT = re.compile(personal_addresses.CHAT, re.IGNORECASE)
Find = Callable[[str, str | None], Iterable[str]]
FINDERS: dict[re.Pattern[str], dict[str, Find]] = {
    AT: {gettext_noop("an email address"): _emails},
    SLASH: {gettext_noop("a link to a person's profile"): _by(personal_addresses.PROFILE)},
    MARK: {gettext_noop("a name in a chat or network"): _by(personal_addresses.HANDLE)},
    CHAT: {gettext_noop("a name in a chat or network"): _by(personal_addresses.NAMED_IN_CHAT)},
    DIGIT: {
        gettext_noop("a bank account number"): lambda text, _: personal_numbers.accounts(text),
        gettext_noop("a card number"): lambda text, _: personal_numbers.cards(text),
        gettext_noop("a date of birth"): lambda text, _: personal_numbers.births(text),
        gettext_noop("the number of an identity document"): lambda text, _: personal_numbers.identities(text),
        gettext_noop("a license plate"): lambda text, _: personal_numbers.plates(text),
        gettext_noop("a street address"): _by(personal_addresses.STREET),
        gettext_noop("a phone number"): personal_numbers.phones,
    },
}
"""Finds each kind of part; a text without the sign that each such part has is not searched."""
COMMON_SIGN = re.compile(r"[@/:#_\d(\[{]")
RARE_SIGN = re.compile(rf"\sAT\s|\sarroba\s|\s{personal_addresses.DOT_SAID}\s|アットマーク")
