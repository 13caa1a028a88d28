"""Parts of a text that lead to a person: addresses and numbers, found by libraries where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban, luhn

EMAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(\.[\w-]+)+)")
NOBODYS_HOSTS = re.compile(r"(.*\.)?(example\.(com|org|net)|example|test|invalid|localhost)", re.IGNORECASE)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
CARD = re.compile(r"(?<![\d.,-])(?:[3-6]\d{3})(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d.,-]\d)")
CARD_LENGTHS = range(13, 20)
PASSPORT = re.compile(
    r"\bpass(?:port)?(?: ?(?:no|number|nr|nummer))?\.?:? ?((?=[A-Z0-9]*\d)[A-Z0-9]{8,9})\b", re.IGNORECASE
)
STREET = re.compile(
    r"\b\d{1,4}[a-z]? [A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive)(?=\W|$)"
    r"|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|gasse|weg|platz|allee) \d{1,4}[a-z]?\b"
)
PROFILE = re.compile(
    r"\b(?:linkedin\.com/in|xing\.com/profile|facebook\.com|instagram\.com|github\.com|(?:twitter|x)\.com|t\.me)"
    r"/(?!(?:share|sharer|groups|pages|help|about|home|search|explore|company|orgs)\b)@?[\w.-]{2,}(?!/?[\w.-]*/)",
    re.IGNORECASE,
)
REGIONS_WITHOUT_PREFIX = ("US", "GB", "DE", "AT", "CH", "FR")
FEWEST_DIGITS = 6
PUNCTUATED_PHONE = re.compile(r"^\+|^\(?0\d|^\(\d|^\d{3}[-. ]\d{3}[-. ]\d{4}$|^1-\d{3}-\d{3}-\d{4}$")
MARKED_AS_INVENTED = "[MOCK]"


@dataclass(frozen=True, slots=True)
class PrivatePart:
    """A part of a text, and what it looks like."""

    kind: str
    text: str


def private_parts(text: str) -> Iterator[PrivatePart]:
    """Give what leads to a person in a text; each part once, under the first kind that knows it.

    A text marked `[MOCK]` is invented, and addresses at hosts that are nobody's (RFC 2606) lead to nobody.
    """
    if MARKED_AS_INVENTED in text:
        return
    for kind, find in FINDERS.items():
        for found in find(text):
            yield PrivatePart(kind, found)
            text = text.replace(found, " ")


def _emails(text: str) -> list[str]:
    return [found[0] for found in EMAIL.finditer(text) if not NOBODYS_HOSTS.fullmatch(found["host"])]


def _ibans(text: str) -> list[str]:
    return [found for each in IBAN.finditer(text) if (found := _longest_iban(each[0]))]


def _longest_iban(text: str) -> str | None:
    words = text.split(" ")
    tries = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((each for each in tries if iban.is_valid(each)), None)


def _cards(text: str) -> list[str]:
    return [found[0] for found in CARD.finditer(text) if _is_card(re.sub(r"\D", "", found[0]))]


def _is_card(digits: str) -> bool:
    return len(digits) in CARD_LENGTHS and len(set(digits)) > 1 and bool(luhn.is_valid(digits))


def _phones(text: str) -> list[str]:
    if sum(character.isdecimal() for character in text) < FEWEST_DIGITS:
        return []  # the search for numbers of many countries is slow, and most texts can hold none
    found: dict[str, None] = {}
    for region in (None, *REGIONS_WITHOUT_PREFIX):
        for match in PhoneNumberMatcher(text, region, leniency=Leniency.STRICT_GROUPING):
            if PUNCTUATED_PHONE.search(match.raw_string):
                found.setdefault(match.raw_string)
    return list(found)


def _by(pattern: re.Pattern[str]) -> Callable[[str], list[str]]:
    return lambda text: [found[0] for found in pattern.finditer(text)]


FINDERS: dict[str, Callable[[str], list[str]]] = {
    "an e-mail address": _emails,
    "a link to somebody's profile": _by(PROFILE),
    "a bank account": _ibans,
    "a card number": _cards,
    "a phone number": _phones,
    "a passport number": _by(PASSPORT),
    "a street address": _by(STREET),
}
