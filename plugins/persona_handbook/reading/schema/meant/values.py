"""Suggests the intended value for an invalid one, as an edit, if it is unambiguous."""

from __future__ import annotations

import re
from dataclasses import replace

from persona_handbook.finding import Replacement
from persona_handbook.message import any_of, gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.phrasing import nearest, normalized, says_nothing
from persona_handbook.reading.schema.meant.dates import day_and_month, meant_dates, meant_period
from persona_handbook.reading.schema.meant.feelings import feeling_meant
from persona_handbook.reading.schema.meant.lists import list_from_text, text_of_list
from persona_handbook.reading.schema.meant.numbers import is_only_marked, meant_number
from persona_handbook.reading.schema.meant.parts import NO, as_fields, of_entries, of_questions, with_hyphen
from persona_handbook.reading.schema.meant.wrong import Correction, WrongValue, source_text, without_field
from persona_handbook.reading.yaml.value import Value

REMARK = re.compile(r"(?:\s+\((.*)\)|(?<=\d{4}),\s+((?:in\s+)?[^\W\d_][^\d]*))\s*$")
SURE_DATE = re.compile(
    r"(?!.*(?:~|ca\.|circa|about|early|mid|late|anfang|mitte|ende)).*\D.*\d{4}.*|\d{8}|\d{4}\D.*",
    re.IGNORECASE | re.DOTALL,
)
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
COMMENTED = re.compile(r"(?P<value>\S+?)[,;]?\s+(?P<comment>(?://|#|--|/\*|\().*|[\u2013\u2014-]\s.*)$")
MARKS = " \t\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb,;.*_<>\u2705\u2714\u2713\ufe0f"
TRUE = frozenset(
    {
        "true",
        "yes",
        "y",
        "on",
        "1",
        "x",
        "ja",
        "oui",
        "si",
        "sí",
        "sim",
        "はい",
        "wahr",
        "vrai",
        "verdadero",
        "cierto",
        "verdadeiro",
        "\u2713",
        "\u2714",
        "\u2705",
    }
)
FALSE = frozenset(
    {"false", "no", "n", "off", "0", "nein", "non", "não", "いいえ", "falsch", "faux", "falso", "\u2717", "\u2718"}
)
SAFE_TRUTHS = frozenset({"true", "yes", "on", "false", "no", "off"})
LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "portuguese": "pt",
    "português": "pt",
    "japanese": "ja",
    "日本語": "ja",
    "italian": "it",
    "italiano": "it",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "swedish": "sv",
}
CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
CONTRARY = re.compile(
    r"\b(?:former(?:ly)?|ex|past|previous(?:ly)?|not|no|longer|ehemalig\w*|fr\u00fcher\w*|kein\w*|nicht|mehr|ancien\w*|non)\b",
    re.IGNORECASE,
)
NUMBERED_FILE = re.compile(r"(?P<letters>[a-z]{1,3})-(?P<number>\d{1,4})\.ya?ml")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
SEVERAL = re.compile(r"\s*[;|\n]\s*")


def meant_value(wrong: WrongValue) -> Correction | None:
    """Return the correction for an invalid value, or None.

    Args:
        wrong: the value, its place and the schema of its field
    """
    for look in (
        _truth,
        _off,
        _folder,
        _nothing,
        feeling_meant,
        _several,
        _one_of,
        _number,
        _date,
        _id,
        _text,
        list_from_text,
        text_of_list,
        as_fields,
        of_entries,
        of_questions,
        with_hyphen,
        _language,
        _address,
    ):
        found = look(wrong)
        if found:
            return found
    return None


def _truth(wrong: WrongValue) -> Correction | None:
    """Read yes, no and similar words where a Boolean is expected."""
    if wrong.kinds != ["boolean"] or isinstance(wrong.value, list | dict) or wrong.value is None:
        return None
    said = str(wrong.value).strip(" \t\"'.").removesuffix("\ufe0f").casefold()
    meant = "true" if said in TRUE else "false" if said in FALSE else None
    return wrong.instead(meant, is_safe=said in SAFE_TRUTHS) if meant else None


def _off(wrong: WrongValue) -> Correction | None:
    """Read false where something can be turned off, such as a rule."""
    is_rule = len(wrong.pointer) > 1 and wrong.pointer[-2] == "rules"
    return wrong.instead("off") if is_rule and wrong.value is False else None


def _folder(wrong: WrongValue) -> Correction | None:
    """Read the path of a folder with backslashes, or with a slash, a dot or a space around it."""
    if wrong.schema.get("format") != "path" or not isinstance(wrong.value, str) or ":" in wrong.value:
        return None
    meant = wrong.value.strip().replace("\\", "/").removeprefix("./").strip("/")
    return (
        wrong.instead(meant) if meant and ".." not in meant and re.fullmatch(wrong.schema["pattern"], meant) else None
    )


def _several(wrong: WrongValue) -> Correction | None:
    """Read several list items without commas between them."""
    if wrong.name or wrong.refers or not isinstance(wrong.value, str) or wrong.kinds:
        return None
    parts = [part.strip(MARKS) for part in SEVERAL.split(wrong.value) if part.strip(MARKS)]
    values = [str(each) for each in wrong.schema.get("enum", ())]
    is_id = wrong.schema.get("pattern") == f"^{SLUG.pattern}$"
    said = [slug(part) for part in parts]
    if len(parts) < 2 or not all(said) or not (is_id or (values and set(said) <= set(values))):
        return None
    return wrong.instead(", ".join(said)) if wrong.is_in_brackets else None


def _nothing(wrong: WrongValue) -> Correction | None:
    """Read n/a and similar texts: the field is removed."""
    value = wrong.value
    if not isinstance(value, str) or not says_nothing(value) or wrong.refers or not wrong.is_optional:
        return None
    if not wrong.name or (wrong.kinds == ["object"] and value.strip().lower() in NO):
        return None
    line = wrong.document.key_at(wrong.pointer).line
    way_out = gettext("Delete line %(line)s if nothing is known.", line=line)
    return Correction(way_out, advice=without_field(wrong.document, wrong.pointer))


def _one_of(wrong: WrongValue) -> Correction | None:
    """Read one of a few values that was written with capitals, quotes, a comma or a comment."""
    values = [str(each) for each in wrong.schema.get("enum", ())]
    value = wrong.value
    if isinstance(value, list):
        value = " and ".join(map(str, value))
    if not values or not isinstance(value, str):
        return None
    by_bare = {normalized(each): each for each in values}
    exact = by_bare.get(normalized(value.strip(MARKS)))
    if exact:
        return wrong.instead(exact, is_safe=isinstance(wrong.value, str))
    commented = COMMENTED.match(value.strip())
    exact = by_bare.get(normalized(commented["value"].strip(MARKS))) if commented else None
    if exact and commented and wrong.is_plain:
        comment = re.sub(r"^(?://|#|--|/\*|[\u2013\u2014-])\s*|\s*\*/$", "", commented["comment"])
        return wrong.instead(f"{exact} # {comment}")
    synonyms = {normalized(each): own for each, own in wrong.schema.get("x-values-also-called", {}).items()}
    if not synonyms.get(normalized(value)) and CONTRARY.search(value):
        return None
    named = {each for each in values if re.search(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])", value.casefold())}
    meant = synonyms.get(normalized(value)) or (
        None if len(named) > 1 else next(iter(named), None) or nearest(value, values)
    )
    if not meant:
        return None
    return replace(wrong.instead(meant), way_out=gettext("Did you mean `%(found)s`?", found=meant))


def _number(wrong: WrongValue) -> Correction | None:
    """Read a number with words, signs or quotes around it."""
    kinds = wrong.kinds
    said = _alone(wrong.value)
    if not kinds or not set(kinds) <= {"integer", "number"} or said is None:
        return None
    written = source_text(wrong)
    said = written if isinstance(wrong.value, float) and GROUPED.fullmatch(written) else said
    number = meant_number(said, wrong.schema, wrong.name)
    if number is None:
        return None
    return wrong.instead(str(number), is_safe=isinstance(wrong.value, str) and is_only_marked(wrong.value))


def _alone(value: Value) -> str | None:
    """Return a text, or the only item of a list, as a text."""
    alone = value[0] if isinstance(value, list) and len(value) == 1 else value
    return None if isinstance(alone, bool | list | dict) or alone is None else str(alone)


def _date(wrong: WrongValue) -> Correction | None:
    """Read a date in another format; if it is ambiguous, name both dates."""
    kind = wrong.schema.get("format")
    said = _alone(wrong.value)
    if kind not in {"date", "partial-date"} or said is None:
        return None
    found = meant_dates(said, whole_day=kind == "date")
    period = _period(wrong, said) if not found else None
    if period:
        return period
    remark = REMARK.search(said)
    if len(found) == 1 and remark and wrong.is_plain:
        return wrong.instead(f"{found[0]} # {remark[1] or remark[2]}")
    if len(found) == 1:
        return wrong.instead(found[0], is_safe=said == wrong.value and bool(SURE_DATE.fullmatch(said)))
    if found:
        return Correction(
            gettext(
                "Write %(lines)s.",
                lines=any_of(gettext("`%(day)s` (%(words)s)", day=day, words=day_and_month(day)) for day in found),
            )
        )
    return None


def _period(wrong: WrongValue, said: str) -> Correction | None:
    """Read two dates as the last and the first day of the period of data."""
    fields = wrong.data if isinstance(wrong.data, dict) else {}
    days = meant_period(said)
    if wrong.pointer != ("date",) or "sample" not in fields or "period_start" in fields or not days:
        return None
    lines = (f"date: {days[1]}", f"period_start: {days[0]}")
    edit = Replacement(wrong.place, f"{days[1]}\n{lines[1]}")
    return Correction(
        gettext("Write `%(line)s`, and on a separate line below it `%(below)s`.", line=lines[0], below=lines[1]),
        advice=edit,
    )


def _address(wrong: WrongValue) -> Correction | None:
    """Read an address in angle brackets or in brackets of a list."""
    said = _alone(wrong.value)
    if wrong.schema.get("format") != "link" or said is None or wrong.error.validator not in {"format", "type"}:
        return None
    plain = said.strip(" \t<>()\"'")
    return wrong.instead(plain) if plain != wrong.value and re.fullmatch(r"https?://[^\s<>\"\\]+", plain) else None


def _language(wrong: WrongValue) -> Correction | None:
    """Read a language code with an underscore, or the English name of a language."""
    if wrong.schema.get("format") != "language" or not isinstance(wrong.value, str):
        return None
    said = wrong.value.strip(MARKS)
    code = LANGUAGES.get(said.casefold()) or said.replace("_", "-")
    return wrong.instead(code) if CODE.fullmatch(code) else None


def _id(wrong: WrongValue) -> Correction | None:
    """Read an ID with a comma or quotes around it, or a label that can become one."""
    if wrong.schema.get("pattern") != f"^{SLUG.pattern}$" or not isinstance(wrong.value, str) or wrong.refers:
        return None
    trimmed = wrong.value.strip(MARKS)
    meant = slug(HUMP.sub("-", trimmed))
    is_safe = SLUG.fullmatch(trimmed.lower()) is not None and meant == trimmed.lower()
    return wrong.instead(meant, is_safe=is_safe) if meant else None


def _text(wrong: WrongValue) -> Correction | None:
    """Quote a number or Boolean to make it a text."""
    if wrong.kinds != ["string"] or isinstance(wrong.value, list | dict | str) or wrong.refers:
        return None
    if wrong.value is None or "enum" in wrong.schema:
        return None
    if wrong.name == "participant":
        return _participant(wrong)
    return wrong.instead(f'"{source_text(wrong)}"')


def _participant(wrong: WrongValue) -> Correction:
    """Read the number of a participant as the pseudonym that the name of the file has; another one would be a guess."""
    found = NUMBERED_FILE.fullmatch(wrong.document.path.rpartition("/")[2])
    if found and isinstance(wrong.value, int) and int(found["number"]) == wrong.value:
        return wrong.instead(f"{found['letters'].upper()}-{found['number']}")
    return Correction(gettext("Use the pseudonym that this person has in other files, such as P-07."))
