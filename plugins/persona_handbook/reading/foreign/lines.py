"""Finds lines in other syntaxes: merge conflicts, code fences, comments and Markdown marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_handbook.message import gettext
from persona_handbook.reading.foreign.delimited_rows import HEAD_AND_ROWS, delimited_rows
from persona_handbook.reading.foreign.delimited_rows import SUSPECT as ROWS
from persona_handbook.reading.foreign.list_marks import ANY_MARK, SIGN, list_marks
from persona_handbook.reading.foreign.merge_conflict import merge_conflicts
from persona_handbook.reading.foreign.notes import NOTE, notes
from persona_handbook.reading.foreign.questions import ASKED, questions
from persona_handbook.reading.foreign.second_copy import may_be_twice, names_twice, second_copies
from persona_handbook.reading.foreign.stray_hyphens import may_be_stray, stray_hyphens
from persona_handbook.reading.foreign.surroundings import (
    CLOSING,
    FOOT,
    MAIL,
    TITLE,
    mail_feet,
    mail_heads,
    text_around_fences,
    titles,
)
from persona_handbook.reading.foreign.table import markdown_tables
from persona_handbook.reading.ids import SLUG
from persona_handbook.reading.mistakes.slip import Slip, slip
from persona_handbook.reading.schema.possible_fields import fields_at, fields_here, name_of, schema_around, siblings
from persona_handbook.reading.source_text.line_kinds import lines_of_texts
from persona_handbook.reading.source_text.line_layout import FIELD, about_line, of_lines
from persona_handbook.reading.source_text.quoting import in_quotes, is_plain, shortened, shortened_line
from persona_handbook.reading.source_text.source import Source

OFTEN_FIRST = ("id", "source", "date", "title", "trait", "axis", "action", "rule")
SUSPECT = re.compile(
    r"^[ \t]*(?:- +)*(?:<{7}|\|{7}|>{7}|`+\w|`{3}|~{3}|//|/\*|<!--|>[ ]?[\w-]+:|\||[*_]{1,3}\w|(?:\d{1,3}|[a-z])[.)] "
    r"|\[[ xX]?\][ ]|\[\w+\]:|[%;]+ |--|-[^\W\d_]|o +\S|--?[ ]*$|\u2014[ ]*$|([-=*_~.\u2014\u2500\u2550])\1{2,}[ ]*$"
    rf"|{SIGN}{{1,3}}[ \t\u00a0]|(?<=- )(?!(?:{'|'.join(OFTEN_FIRST)}):)[a-z_]+:|[\"\u201c][\w ]+:)"
    r"|^#+[^\w#\n]*+(?:\d+[^\w#\n]++)?_*+[^\W\d_][\w &/-]*+[:*]*+[ ]*+$|^- [a-z_]+:",
    re.MULTILINE,
)
FENCE = re.compile(r"[ ]*(?:`{3,}|~{3,})[ ]*[\w-]*[ ]*$")
COMMENT = re.compile(
    r"(?P<lead>[ ]*)(?P<mark>//+|/\*+|<!--+|(?:%+|;+|--)(?= +(?![\w-]+:)))[ ]*(?P<said>.*?)[ ]*(?:\*+/|--+>)?[ ]*$"
)
RULER = re.compile(r"[ ]*([-=*_~.\u2014\u2500\u2550])\1{2,}[ ]*$")
COMMENT_OPENED = re.compile(r"[ ]*<!--(?!.*-->)")
QUOTATION = re.compile(r"(?P<lead>[ ]*)> ?(?P<said>(?:- +)?[\w-]+:(?: .*)?)$")
WORDS_QUOTED = re.compile(r"(?P<lead>[ ]+)>[ ]*(?P<said>[^\s>\d].*)$")
QUOTES = "\"'"
HEADING = re.compile(r"#+[^\w#\n]*+(?:\d+[^\w#\n]++)?_*+(?P<said>[^\W\d_][\w &/-]*+)[:*]*+[ ]*+$")
MARKED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<mark>\*{1,3}|_{1,3})(?P<name>[^\W_](?:[\w -]*[^\W_])?)"
    r"(?P<inner> ?:)?(?P=mark)(?P<outer> ?:)?(?P<said>[ ].*)?$"
)
WRAPPED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<open>`|\[|\")(?P<name>[A-Za-z][\w -]*)(?P<close>`|\]|\"?)[ ]*:(?P<said>[ ].*)?$"
)


def foreign_slips(source: Source) -> list[Slip]:
    """Find the lines that are not YAML, whether or not a parser accepts them.

    Args:
        source: the file; lines of multi-line texts are ignored

    Returns:
        the mistakes in the order of the lines, with edits that do not overlap
    """
    if not any(
        each.search(source.text) for each in (SUSPECT, NOTE, ROWS, MAIL, ASKED, TITLE, CLOSING)
    ) and not may_be_twice(source.text):
        return []
    text = f"\n{source.text}".lower()
    ends_oddly = "\r" in text  # the looks below know one end of a line
    finders = [
        find
        for find, signs in FINDERS.items()
        if any(sign in text for sign in signs) and (ends_oddly or find not in LOOKS or LOOKS[find](source.text))
    ]
    if not finders:
        return []
    texts = lines_of_texts(source)
    lines = [index for index in range(source.line_count) if index not in texts]
    found: list[Slip] = []
    for find in finders:
        new = [*find(source, lines)]
        touched = {line for each in new for line in _lines_of(each)}
        lines = [index for index in lines if index not in touched]
        found += new
    return sorted(found, key=lambda each: each.finding.order)


def _rulers(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Find lines that only draw a line, except for those that start or end a YAML document."""
    for index in lines:
        line = source.line(index)
        if RULER.match(line) and line.rstrip() != "---" and not FENCE.match(line):
            fix = source.without_line(index)
            yield slip(
                about_line(
                    source,
                    index,
                    gettext("This line has no content."),
                    gettext("Delete line %(number)s.", number=index + 1),
                    fix=fix,
                )
            )


def _lines_of(found: Slip) -> Iterator[int]:
    for repair in found.repairs:
        yield from range(repair.location.line - 1, repair.location.end_line)


def _fences(source: Source, lines: list[int]) -> Iterator[Slip]:
    fences = [index for index in lines if FENCE.match(source.line(index))]
    if not fences:
        return
    removed = tuple(source.without_line(index) for index in fences)
    wrong = gettext("The file contains Markdown code fences.")
    way_out = gettext("Delete %(lines)s.", lines=of_lines(fences))
    yield Slip(about_line(source, fences[0], wrong, way_out, fix=source.together(removed)), removed)


def _long_comments(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Find HTML comments that span several lines."""
    at = 0
    while at < len(lines):
        if not COMMENT_OPENED.match(source.line(lines[at])):
            at += 1
            continue
        last = at
        while last < len(lines) and "-->" not in source.line(lines[last]):
            last += 1
        if last == len(lines):
            at += 1
            continue
        run = list(range(lines[at], lines[last] + 1))
        said = [re.sub(r"<!--+|--+>", "", source.line(index)).strip() for index in run]
        edits = [source.line_replacement(index, f"# {each}".rstrip()) for index, each in zip(run, said, strict=True)]
        wrong = gettext("A comment begins with `#` on each of its lines.")
        way_out = gettext("Write `#` at the beginning of %(lines)s instead of `<!--` and `-->`.", lines=of_lines(run))
        yield slip(about_line(source, run[0], wrong, way_out, fix=source.together(edits)))
        at = last + 1


def _comments(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = COMMENT.match(source.line(index))
        if found:
            corrected = f"{found['lead']}# {found['said']}".rstrip()
            wrong = gettext("A comment begins with `#`, not with `%(mark)s`.", mark=found["mark"][:4])
            edit = source.line_replacement(index, corrected)
            yield slip(
                about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=edit)
            )


def _quotations(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = QUOTATION.match(source.line(index))
        is_item = found and schema_around(source, index, len(found["lead"])).get("type") == "array"
        if found and not is_item:
            corrected = found["lead"] + found["said"]
            edit = source.line_replacement(index, corrected)
            wrong = gettext("This line starts with `>`, the Markdown mark of a quotation.")
            yield slip(
                about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=edit)
            )
        elif not found and (quote := _quote_meant(source, index)):
            wrong = gettext("The field name `%(name)s` is missing before this text.", name="quote")
            way_out = gettext("Write `%(line)s`.", line=shortened_line(quote))
            yield slip(about_line(source, index, wrong, way_out, advice=source.line_replacement(index, quote)))


def _quote_meant(source: Source, index: int) -> str | None:
    """Return a line that begins with the Markdown mark of a quotation, as the field that it must be."""
    found = WORDS_QUOTED.match(source.line(index))
    column = len(found["lead"]) if found else 0
    if not found or "quote" not in fields_at(source, index, column) or "quote" in siblings(source, index, column):
        return None
    said = found["said"].rstrip()
    return f"{found['lead']}quote: {said if is_plain(said) or said[0] in QUOTES else in_quotes(said)}"


def _headings(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Yield headings used instead of a list name: a comment with entries below it, where no list has this name."""
    written = {found["name"].strip() for index in lines if (found := FIELD.match(source.line(index)))}
    for index in lines:
        found = HEADING.match(source.line(index))
        below = next((line for at in range(index + 1, source.line_count) if (line := source.line(at)).strip()), "")
        if not found or not re.match(r"[ ]*- ", below):
            continue
        known = fields_at(source, index, 0)
        name = name_of(found["said"].strip(" _"), known)
        if not name or name in written or known[name].get("type") != "array":
            continue
        wrong = gettext(
            "`%(text)s` is a comment, so the entries below it belong to the list above.",
            text=shortened(source.line(index).strip()),
        )
        edit = source.line_replacement(index, f"{name}:")
        yield slip(about_line(source, index, wrong, gettext("Write `%(name)s:`.", name=name), advice=edit))


def _marked_names(source: Source, lines: list[int]) -> Iterator[Slip]:
    for index in lines:
        found = MARKED.match(source.line(index))
        known = fields_here(source, index) if found else {}
        name = name_of(found["name"], known) if found else None
        is_heading = bool(name and found and not found["said"] and known[name].get("type") in {"array", "object"})
        if not found or (bool(found["inner"]) == bool(found["outer"]) and not (is_heading and not found["inner"])):
            continue
        entry = _entry_of_bold_id(source, index, found) if not name else None
        if entry:
            yield entry
            continue
        name = name or found["name"]
        corrected = f"{found['lead']}{name}: {(found['said'] or '').strip()}".rstrip()
        if not FIELD.match(corrected):
            continue
        edit = source.line_replacement(index, corrected)
        wrong = gettext("The field name `%(text)s` has Markdown formatting.", text=shortened(found["name"]))
        finding = about_line(
            source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=edit
        )
        yield slip(finding)


def _entry_of_bold_id(source: Source, index: int, found: re.Match[str]) -> Slip | None:
    """Return an entry that begins with its ID in bold and its text, as in a list of definitions."""
    said, margin = (found["said"] or "").strip(), found["lead"].rstrip()
    items = schema_around(source, index, len(margin) - 1).get("items", {}) if margin.endswith("-") else {}
    if {*items.get("required", ())} != {"id", "text"} or not said or not SLUG.fullmatch(found["name"]):
        return None
    written = (
        f"{found['lead']}id: {found['name']}",
        f"{' ' * len(found['lead'])}text: {said if is_plain(said) else in_quotes(said)}",
    )
    wrong = gettext("`%(name)s` is not a field, but the `%(field)s` of this entry.", name=found["name"], field="id")
    way_out = gettext(
        "Write `%(line)s`, and on a separate line below it `%(below)s`.",
        line=shortened_line(written[0]),
        below=shortened_line(written[1]),
    )
    return slip(about_line(source, index, wrong, way_out, advice=source.line_replacement(index, "\n".join(written))))


def _wrapped_names(source: Source, lines: list[int]) -> Iterator[Slip]:
    """Find field names in backticks, in brackets, or after a quote that is not closed."""
    for index in lines:
        found = WRAPPED.match(source.line(index))
        name = name_of(found["name"], fields_here(source, index)) if found else None
        if not found or not name or found["open"] + found["close"] not in {"``", "[]", '"'}:
            continue
        said = (found["said"] or "").strip()
        corrected = (
            f"{found['lead']}{name}: {said.removesuffix(found['open']) if not found['close'] else said}".rstrip()
        )
        edit = source.line_replacement(index, corrected)
        wrong = gettext("The field name `%(name)s` has no `%(open)s` before it.", name=name, open=found["open"])
        yield slip(
            about_line(source, index, wrong, gettext("Write `%(line)s`.", line=shortened_line(corrected)), fix=edit)
        )


def _beginning_with(*signs: str) -> tuple[str, ...]:
    return tuple(before + sign for before in "\n\r " for sign in signs)


ANY = ("",)
FINDERS: dict[Callable[[Source, list[int]], Iterator[Slip]], tuple[str, ...]] = {
    merge_conflicts: ("<<<<<<<", "|||||||", "=======", ">>>>>>>"),
    second_copies: ANY,
    text_around_fences: ("```", "~~~"),
    _fences: ("```", "~~~"),
    mail_heads: ("\nfrom", "\nvon", "\nde", "\nsubject", "\nbetreff", "\nobjet", "\nasunto"),
    mail_feet: ANY,
    titles: ANY,
    questions: ("q", "f", "p"),
    _rulers: (
        "---",
        "===",
        "***",
        "___",
        "~~~",
        "...",
        "\u2014\u2014\u2014",
        "\u2500\u2500\u2500",
        "\u2550\u2550\u2550",
    ),
    _long_comments: ("<!--",),
    _comments: ("<!--", "--", *_beginning_with("//", "/*", "%", ";")),
    notes: (
        "todo",
        "fixme",
        "xxx",
        "tbd",
        "nb",
        "n.b",
        "note",
        "remark",
        "comment",
        "reminder",
        "notiz",
        "anmerkung",
        "hinwei",
        "bemerkung",
    ),
    _quotations: _beginning_with(">"),
    _marked_names: _beginning_with("*", "_"),
    _wrapped_names: _beginning_with("`", "[", '"'),
    _headings: ("\n#", "\r#"),
    markdown_tables: ("|",),
    delimited_rows: ("|", "\t", ";", ","),
    list_marks: ANY,
    stray_hyphens: ("- ",),
}
"""What finds each mistake, and signs in lower case: a text without any of them is not searched for it."""
LOOKS: dict[Callable[[Source, list[int]], Iterator[Slip]], Callable[[str], object]] = {
    second_copies: names_twice,
    notes: NOTE.search,
    mail_heads: MAIL.match,
    mail_feet: lambda text: CLOSING.search(text) or FOOT.search(text),
    titles: TITLE.match,
    questions: ASKED.search,
    delimited_rows: HEAD_AND_ROWS.search,
    list_marks: ANY_MARK.search,
    stray_hyphens: may_be_stray,
}
"""Looks at a whole text with lines that end in `\\n`, for mistakes whose signs are common: only such a text has any."""
