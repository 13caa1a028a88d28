"""Lists written as a text, and texts written as a list."""

from __future__ import annotations

import re

from persona_handbook.finding import Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.ids import SLUG, slug
from persona_handbook.reading.schema.meant.wrong import Correction, WrongValue
from persona_handbook.reading.source_text.quoting import in_quotes, shortened_line

LONGEST_LABEL = 60
DIVIDED = re.compile(r"\s*[,;|\n]\s*|\s+[/+&]\s+|\s+(?:and|und)\s+")
SLASHED = re.compile(r"(?<=\w)/(?=\w)")
AROUND = " \t\"'`\u201c\u201d\u201e[](){}"
HYPHEN_LINE = re.compile(r"\r?\n(?P<margin>[ ]*)- ")
PLAIN = re.compile(r"(?!.*(?:: | #))[\w(](?:[^\[\]{},]*[^\[\]{},:\s])?")


def list_from_text(wrong: WrongValue) -> Correction | None:
    """Read a text as the intended list: split IDs at commas, or make a sentence a list of one."""
    items = wrong.schema.get("items", {})
    if wrong.kinds != ["array"] or not isinstance(wrong.value, str) or items.get("type") != "string" or wrong.refers:
        return None
    if HYPHEN_LINE.search(wrong.document.source_text(wrong.pointer)):
        return _first_hyphen(wrong)
    ids = items.get("pattern") == f"^{SLUG.pattern}$"
    written = wrong.document.source_text(wrong.pointer)
    said_as = written if ids and "\n" in written else wrong.value
    divided = SLASHED if (ids or "enum" in items) and SLASHED.search(said_as) else DIVIDED
    parts = [part.strip(AROUND) for part in divided.split(said_as.strip(AROUND + ",;.")) if part.strip(AROUND)]
    if not parts:
        return None
    if max(map(len, parts)) > LONGEST_LABEL or (not ids and "enum" not in items and _is_sentence(wrong.value)):
        return _one_item(wrong)
    values = [str(each) for each in items.get("enum", ())]
    said = [slug(part) if ids or values else part for part in parts]
    if (values and not set(said) <= set(values)) or not all(said):
        return None
    text = f"[{', '.join(part if PLAIN.fullmatch(part) else in_quotes(part) for part in said)}]"
    return _after_name(wrong, text)


def _first_hyphen(wrong: WrongValue) -> Correction:
    """Begin a list with a hyphen that only its later items have."""
    written, source = wrong.document.source_text(wrong.pointer), wrong.document.source
    at = HYPHEN_LINE.search(written)
    first, rest = (written[: at.start()], written[at.start() :]) if at else (written, "")
    margin = at["margin"] if at else ""
    below = "".join(f"\n{margin}  {line.strip()}" for line in first.splitlines()[1:])
    line = f"{margin}- {first.splitlines()[0].strip()}"
    start, end = source.offsets(wrong.document.key_at(wrong.pointer))[1], source.offsets(wrong.place)[1]
    wrong_line = source.line_index(source.offsets(wrong.place)[0]) + 1
    way_out = gettext("Leave nothing after `%(name)s:`, and write `%(line)s` below it.", name=wrong.name, line=line)
    if wrong_line > wrong.document.key_at(wrong.pointer).line:
        way_out = gettext("Write `%(line)s`.", line=shortened_line(line))
    return Correction(way_out, advice=source.replacement(start, end, f":\n{line}{below}{rest}"))


def _is_sentence(text: str) -> bool:
    return text.strip().endswith((".", "!", "?"))


def _one_item(wrong: WrongValue) -> Correction:
    column = wrong.document.key_at(wrong.pointer).column - 1
    text = " ".join(str(wrong.value).split())
    item = f"{' ' * (column + 2)}- {text if PLAIN.fullmatch(text) or _is_plain(text) else in_quotes(text)}"
    place = _from_colon(wrong)
    way_out = gettext(
        "Leave nothing after `%(name)s:`, and put the text on the next line, after a hyphen and a space.",
        name=wrong.name,
    )
    return Correction(way_out, advice=Replacement(place.location, f":\n{item}"))


def _is_plain(text: str) -> bool:
    return bool(re.fullmatch(r"(?!.*(?:: | #))\w.*[^:]", text))


def _after_name(wrong: WrongValue, text: str) -> Correction:
    place = _from_colon(wrong)
    way_out = gettext("Write it as a list: `%(line)s`.", line=shortened_line(f"{wrong.name}: {text}"))
    return Correction(way_out, advice=Replacement(place.location, f": {text}"))


def _from_colon(wrong: WrongValue) -> Replacement:
    """Return the place from the end of the field's name to the end of its value."""
    key, value = wrong.document.key_at(wrong.pointer), wrong.place
    source = wrong.document.source
    return source.replacement(source.offsets(key)[1], source.offsets(value)[1], "")


def text_of_list(wrong: WrongValue) -> Correction | None:
    """Read a list of texts as the intended text."""
    value = wrong.value
    if wrong.kinds != ["string"] or not isinstance(value, list) or not value or wrong.refers or "enum" in wrong.schema:
        return None
    if not all(isinstance(each, str) for each in value) or not wrong.name:
        return None
    text = (", " if _are_cut(wrong) else " ").join(" ".join(str(each).split()) for each in value)
    said = text if _is_plain(text) else in_quotes(text)
    place = _from_colon(wrong)
    way_out = gettext("Write one text: `%(line)s`.", line=shortened_line(f"{wrong.name}: {said}"))
    return Correction(way_out, advice=Replacement(place.location, f": {said}"))


def _are_cut(wrong: WrongValue) -> bool:
    """Return whether commas in brackets split one text into items."""
    return wrong.document.source_text(wrong.pointer).startswith("[")
