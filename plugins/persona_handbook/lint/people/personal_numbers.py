"""Numbers that identify a person: phones, accounts, cards, identity papers, license plates and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
CARD = re.compile(
    r"(?<![\d.,-])(?:3[47]\d{2}[ -]\d{6}[ -]\d{5}|(?:[3-6]\d{3})(?:[ -]?\d{4}){2}[ -]?\d{1,7})(?![\d.,-]\d)"
)
CARD_LENGTHS = range(13, 20)

ID_WORDS = (
    r"SSN|[Ss]ocial [Ss]ecurity|N\.?I\.? (?:number|no)|[Nn]ational [Ii]nsurance|NINO|[Ss]teuer-?(?:ID"
    r"|[Ii]d[- ]?[Nn]r|"
    r"[Ii]dentifikationsnummer|nummer|-Nr)|[Ss]ozialversicherungsnummer|SV-?(?:Nummer|Nr)|SVNR"
    r"|AHV(?:-?(?:Nummer|Nr))?|"
    r"[Rr]entenversicherungsnummer|[Pp]ersonalausweis(?:nummer)?|[Aa]usweis(?:nummer|-Nr)"
    r"|[Ff]ührerschein(?:nummer)?|"
    r"[Vv]ersichert(?:en|ungs)nummer|[Ss]écurité sociale|[Ss]écu|NIR|INSEE|[Nn]uméro fiscal"
    r"|[Cc]arte d['\u2019]identité|CNI|"
    r"[Pp]ermis de conduire|DNI|NIE|NIF|CURP|RFC|RUT|RUN|CUIT|CUIL|[Cc]édula|CPF|RG|[Cc]artão de [Cc]idadão|"
    r"[Cc]odice [Ff]iscale|C\.F\.|[Cc]arta d['\u2019]identità|[Pp]atente|BSN|[Bb]urgerservicenummer"
    r"|[Ss]ofinummer|"
    r"[Rr]ijksregisternummer|[Nn]uméro national|PESEL|[Rr]odné číslo|[Pp]ersonnummer|[Pp]ersonnr"
    r"|CPR(?:-?n(?:umme)?r)?|"
    r"[Ff]ødselsnummer|[Hh]enkilötunnus|[Hh]etu|CNP|OIB|EGN|T\.?C\.? [Kk]imlik|[Aa]adhaar|PAN|マイナンバー|個人番号|"
    r"免許証番号|身份证号?|주민등록번호|[Nn]ational [Ii][Dd](?:entity)?|[Ii]dentity (?:card|number)|I[Dd] card|"
    r"[Tt]ax (?:[Ii][Dd]|number|file number|payer number)|TIN|TFN|SIN|NHS|[Mm]edicare|[Dd]riv(?:ing"
    r"|er['\u2019]?s?) licen[cs]e|"
    r"NRIC|HKID|[Pp]asszahl|[Pp]ass(?:port)?(?: ?(?:[Nn]o|[Nn]umber|[Nn]r|[Nn]ummer))?|[Pp]asseport"
    r"|[Pp]asaporte|"
    r"[Pp]assaporto|[Pp]assaporte|[Pp]aspoort|パスポート|旅券番号|[Pp]ermesso|[Dd]ocumento"
)
ID_VALUE = r"(?=(?:[^\d\n]{0,6}\d){4})[A-Z0-9](?:[ ./-]?[A-Z0-9]){5,20}(?![\w%])"
NUMBERED = (
    r"(?:[\s:#.=(]|(?i:\bnumber|\bno|\bnr|\bnummer|\bnuméro|\bn[º°]|\bnúmero|\bnumero|\bis\b|\bist\b"
    r"|\best\b|\bes\b|"
    r"\bé\b|\bè\b|\blautet|は|番号|号)){1,6}"
)
IDENTITY = re.compile(rf"(?<!\w)(?:{ID_WORDS}){NUMBERED}(?P<value>{ID_VALUE})")
BARE_IDENTITY = re.compile(
    r"(?<![\w.-])(?:\d{3}-\d{2}-\d{4}|\d{3}\.\d{3}\.\d{3}-\d{2}"
    r"|[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z])(?![\w-])"
)
PLATE = re.compile(
    r"(?i:\b(?:number plate|licen[cs]e plate|plate|vehicle registration|reg(?:istration)? plate|kennzeichen"
    r"|plaque"
    r"(?: d['\u2019]immatriculation)?|immatriculation|matrícula|placa|targa|kenteken|nummerplaat"
    r"|registreringsnummer)|ナンバー)"
    rf"{NUMBERED}(?P<value>(?=[A-ZÄÖÜ0-9 ·-]*[A-ZÄÖÜ])(?=[A-ZÄÖÜ ·-]*\d)"
    rf"[A-ZÄÖÜ0-9]{{1,4}}(?:[ ·-]?[A-ZÄÖÜ0-9]{{1,4}}){{1,3}})(?!\w)"
)
MONTHS = (
    r"(?i:jan|feb|fév|mar|mär|mrt|maa|abr|apr|avr|ma[iyo]|may|mei|jun|jui|giu|jul|lug|ago|aug|ao[uû]|sep"
    r"|set|o[ck]t|ott|out"
    r"|nov|de[czs]|dic|déc|gen|ene|fev)[\wäéû]*\.?"
)
DATE = (
    rf"(?:\d{{1,2}}[./-] ?\d{{1,2}}[./-] ?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:\.|st|nd"
    rf"|rd|th|º|er)? (?:de |of )?"
    rf"{MONTHS},? (?:de )?\d{{4}}|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日"
    r"|(?:昭和|平成|令和)\d{1,2}年\d{1,2}月\d{1,2}日)"
)
BIRTH = re.compile(
    r"(?i:\b(?:born|birth ?(?:date|day)|date of birth|d\.?o\.?b\.?|geboren|geb\.|geburts(?:datum|tag)"
    r"|née? le|né\(e\) le|date de"
    r" naissance|nacid[oa]|nació|fecha de nacimiento|nascid[oa]|nasceu|data de nascimento|nat[oa]"
    r"|data di nascita|"
    r"geboortedatum)|生年月日|誕生日)(?:[\s:(=]|(?i:\bon\b|\bam\b|\bop\b|\bel\b|\bem\b|\bil\b|\ble\b|\bis\b"
    r"|\bist\b|は)){0,5}"
    rf"(?P<value>{DATE})(?!\d)"
)

FEWEST_DIGITS = 6
DIGITS_TOGETHER = re.compile(r"\d(?:(?:[^\w]|_){0,6}x?\d){3}")
# what begins like a phone number with or without a prefix
BEGINS_A_PHONE = re.compile(
    r"(?:\+(?:[^\w]|_){0,6}|\()\d(?:(?:[^\w]|_){0,6}x?\d){3}|0\d(?:(?:[^\w]|_){0,6}x?\d){2}"
    r"|\d{3}[-. ]\d{3}[-. ]\d{4}"
)
REGIONS_WITHOUT_PREFIX = ("US", "GB", "DE", "AT", "CH", "FR")
REGIONS_BESIDE_A_WORD = (
    *("US", "GB", "DE", "AT", "CH", "FR", "ES", "IT", "PT", "BR", "NL", "BE", "JP", "MX", "AR", "CO", "CL", "AU", "NZ"),
    *("IE", "SE", "NO", "DK", "FI", "PL", "CZ", "HU", "RO", "GR", "TR", "IN", "CN", "KR", "ZA", "NG", "KE", "IL", "SG"),
)
PUNCTUATED_PHONE = re.compile(r"^\+|^\(?0\d|^\(\d|^\d{3}[-. ]\d{3}[-. ]\d{4}$|^1-\d{3}-\d{3}-\d{4}$")
PHONE_WORD = re.compile(
    r"(?i:\b(?:tel(?:ephone|efon|efono|efone|efoon|éfono|éphone)?|phone|fon|mobile|mobil|cell(?:phone"
    r"|ulare)?|handy|call(?: me)?|ring"
    r"|text|whatsapp|sms|portable|fax|móvil|celular|telemóvel|mobiel|bel|fono|hotline|reach(?:able)?"
    r"|anrufen|nummer|puhelin"
    r"|telefonnummer)\b|電話|携帯|전화|手机|电话)[^\d+(]{0,25}$"
)
NO_PHONE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{4}\s*[-\u2013]\s*\d{4}"
    r"|\d{1,3}(?:[.,\u202f\u00a0]\d{3})+)"
)
BEFORE_NO_PHONE = re.compile(
    r"(?i:\b(?:order|ticket|part|article|artikel|item|invoice|rechnung|ean|gtin|isbn|issn|sku|version|v|id"
    r"|ref|serial|case|"
    r"build|iso|din|model|n|bestellung|commande|pedido|ordine|doi|batch|lot|figure"
    r"|line)\b[^\w]{0,3}(?:number|no|nr|n[º°])?"
    r"[^\w]{0,3}|[€$£¥#]\s?|[A-Za-z]-?)$"
)
AFTER_NO_PHONE = re.compile(r"\s?(?:%|€|\$|£|km|kg|EUR|USD|orders|units|users|people|rows|clicks|visits|sessions|/)")

BEFORE_NO_CARD = re.compile(
    r"(?i:\b(?:order|ticket|part|article|artikel|item|invoice|rechnung|ean|gtin|serial|case|bestellung|commande|pedido"
    r"|ordine|batch|lot|tracking|sendung)\b[^\w]{0,3}(?:number|no|nr|n[º°])?[^\w]{0,3})$"
)


def accounts(text: str) -> Iterator[str]:
    """Yield the IBANs in a text."""
    yield from (found for each in IBAN.finditer(text) if (found := _longest_iban(each[0])))


def cards(text: str) -> Iterator[str]:
    """Yield the credit card numbers in a text."""
    for found in CARD.finditer(text):
        if _is_card(re.sub(r"\D", "", found[0])) and not BEFORE_NO_CARD.search(text[: found.start()]):
            yield found[0]


def identities(text: str) -> Iterator[str]:
    """Yield the numbers of identity papers, taxes and insurances: beside a keyword, or with a valid checksum."""
    yield from (found["value"] for found in IDENTITY.finditer(text))
    yield from (found[0] for found in BARE_IDENTITY.finditer(text) if _is_identity(found[0]))


def plates(text: str) -> Iterator[str]:
    """Yield the license plates beside a keyword."""
    yield from (found["value"] for found in PLATE.finditer(text) if len(re.sub(r"\W", "", found["value"])) > 4)


def births(text: str) -> Iterator[str]:
    """Yield the dates of birth beside a keyword."""
    yield from (found["value"] for found in BIRTH.finditer(text))


def phones(text: str, region: str | None) -> Iterator[str]:
    """Yield the phone numbers: international ones, those of the region, and others beside a keyword."""
    if (
        DIGITS_TOGETHER.search(text)
        and not NO_PHONE.fullmatch(text)
        and sum(character.isdecimal() for character in text) >= FEWEST_DIGITS
    ):
        yield from _phones(text, region)  # searching for numbers of many countries is slow


@lru_cache(maxsize=4096)
def _phones(text: str, region: str | None) -> tuple[str, ...]:
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415  large, and few texts have so many digits

    found: dict[str, None] = {}
    for each in (None, *REGIONS_WITHOUT_PREFIX) if BEGINS_A_PHONE.search(text) else ():
        for match in PhoneNumberMatcher(text, each, leniency=Leniency.STRICT_GROUPING):
            if PUNCTUATED_PHONE.search(match.raw_string) and _may_be(text, match.start, match.raw_string):
                found.setdefault(match.raw_string)
    beside = REGIONS_BESIDE_A_WORD if PHONE_WORD.search(text) or _has_word(text) else ()
    for each in (*([region] if region else []), *beside):
        for match in PhoneNumberMatcher(text, each, leniency=Leniency.VALID):
            own = each == region or PHONE_WORD.search(text[: match.start])
            if own and _may_be(text, match.start, match.raw_string):
                found.setdefault(match.raw_string)
    return tuple(sorted(found, key=len, reverse=True))


def _has_word(text: str) -> bool:
    return any(PHONE_WORD.search(text[: each.start()]) for each in re.finditer(r"[\d+(]", text))


def _may_be(text: str, start: int, raw: str) -> bool:
    looks_else = NO_PHONE.fullmatch(raw) or AFTER_NO_PHONE.match(text, start + len(raw))
    return not looks_else and not BEFORE_NO_PHONE.search(text[:start])


def _is_identity(number: str) -> bool:
    from stdnum.br import cpf  # noqa: PLC0415  few texts have such a number
    from stdnum.it import codicefiscale  # noqa: PLC0415  as above
    from stdnum.us import ssn  # noqa: PLC0415  as above

    return any(kind.is_valid(number) for kind in (ssn, cpf, codicefiscale))


def _longest_iban(text: str) -> str | None:
    from stdnum import iban  # noqa: PLC0415  few texts have such a number

    words = text.split(" ")
    tries = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((each for each in tries if iban.is_valid(each)), None)


def _is_card(digits: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415  few texts have such a number

    return len(digits) in CARD_LENGTHS and len(set(digits)) > 1 and bool(luhn.is_valid(digits))
