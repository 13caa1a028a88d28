"""What programs and letters put around a file: an email header, a signature, sentences around a code fence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from persona_handbook.finding import Replacement
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_at
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, lead, of_lines
from persona_handbook.reading.source_text.quoting import shortened_line
from persona_handbook.reading.source_text.source import Source

HEAD_NAMES = (
    r"(?:From|Von|De|Sent|Gesendet|Envoy\u00e9(?: le)?|Enviado(?: el)?|To|An|\u00c0|Para|Cc"
    r"|Subject|Betreff|Objet|Asunto|Date|Datum|Fecha)"
)
MAIL = re.compile(rf"\A\s*(?:From|Von|De|Subject|Betreff|Objet|Asunto) ?: .*\n{HEAD_NAMES} ?: ")
HEAD = re.compile(rf"{HEAD_NAMES} ?: \S")
FENCE = re.compile(r"[ ]*(?:`{3,}|~{3,})[ ]*[\w-]*[ ]*$")
FOOT = re.compile(r"^(?:--|\u2014|__)[ ]*$", re.MULTILINE)
CLOSING = re.compile(
    r"^(?:(?:kind |best |warm )?regards|best|cheers|thanks|thank you"
    r"|(?:viele|beste|liebe|sch\u00f6ne) gr\u00fc\u00dfe|gru\u00df"
    r"|mit freundlichen gr\u00fc\u00dfen|danke|cordialement|bien \u00e0 (?:vous|toi)|merci|salutations"
    r"|(?:un |cordiales |muchos )?saludos?|atentamente|gracias|abra\u00e7os?|atenciosamente)[,.!]?[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
NO_TITLE = re.compile(r"(?:#|-|%|<|[`~]{3}|\{|\[|$)")
MOST_LINES = 15
TITLE = re.compile(r"\A\s*[^\s#%<`~{\[-][^:\n]*\n\s*#")


def mail_heads(source: Source, _lines: Sequence[int]) -> Iterator[Slip]:
    """Yield the sender, the subject and the date of an email above the first field."""
    if MAIL.match(source.text):
        first = next(index for index in range(source.line_count) if source.line(index).strip())
        last = first
        while last < source.line_count and HEAD.match(source.line(last)):
            last += 1
        yield _deleted(source, [range(first, last)], gettext("An email header is not part of the file."))


def mail_feet(source: Source, _lines: Sequence[int]) -> Iterator[Slip]:
    """Yield a signature below the last field: a short rule, and lines without fields up to the end."""
    end = source.line_count
    while end and not source.line(end - 1).strip():
        end -= 1
    for index in range(end - 1, max(0, end - MOST_LINES), -1):
        line = source.line(index)
        if FOOT.match(line) or CLOSING.match(line):
            if index + 1 < end:
                yield _deleted(source, [range(index, end)], gettext("A signature is not part of the file."))
            return
        if lead(line) or line.startswith(("- ", "#")) or _is_field(source, index):
            return


def titles(source: Source, lines: Sequence[int]) -> Iterator[Slip]:
    """Yield a greeting or a title above the comments with which a file begins."""
    written = [index for index in range(min(source.line_count, MOST_LINES)) if source.line(index).strip()][:2]
    if len(written) < 2 or written[0] not in lines or not source.line(written[1]).startswith("#"):
        return
    line = source.line(written[0])
    if NO_TITLE.match(line) or FIELD.match(line) or lead(line):
        return
    corrected = f"# {line.strip()}"
    edit = source.line_replacement(written[0], corrected)
    way_out = gettext("Write `%(line)s` to make it a comment, or delete it.", line=shortened_line(corrected))
    yield slip(about_line(source, written[0], gettext("A title is not a field."), way_out, advice=edit))


def text_around_fences(source: Source, _lines: Sequence[int]) -> Iterator[Slip]:
    """Yield a code fence around the whole file together with the sentences before and after it."""
    fences = [index for index in range(source.line_count) if FENCE.match(source.line(index))]
    if len(fences) != 2 or lead(source.line(fences[0])):
        return
    outside = [range(fences[0] + 1), range(fences[1], source.line_count)]
    said = [at for part in outside for at in part if at not in fences and source.line(at).strip()]
    if not said or any(_is_field(source, at) or source.line(at).startswith("- ") for at in said):
        return
    if all(source.line(at).startswith("#") for at in said):
        return
    wrong = gettext("The text around the code fence is not part of the file.")
    yield _deleted(source, [each for each in outside if any(source.line(at).strip() for at in each)], wrong)


def _is_field(source: Source, index: int) -> bool:
    found = FIELD.match(source.line(index))
    return bool(found) and found["name"].strip() in fields_at(source, index, 0) if found else False


def _deleted(source: Source, parts: Sequence[range], wrong: str) -> Slip:
    edits: tuple[Replacement, ...] = tuple(source.without_lines(each) for each in parts)
    way_out = gettext("Delete %(lines)s.", lines=of_lines(_without_end(source, parts[0])))
    if len(parts) > 1:
        way_out = gettext(
            "Delete %(lines)s, and %(others)s.",
            lines=of_lines(_without_end(source, parts[0])),
            others=of_lines(_without_end(source, parts[1])),
        )
    edit = source.together(edits) if len(edits) > 1 else edits[0]
    return Slip(about_line(source, parts[0][0], wrong, way_out, advice=edit), edits)


def _without_end(source: Source, lines: range) -> range:
    """Return lines without the empty one after the last line end of a file."""
    return range(lines[0], lines[-1]) if len(lines) > 1 and lines[-1] == source.line_count - 1 else lines
