"""The parser's complaints in people's words, at the place where the mistake was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from persona_handbook.finding import Finding
from persona_handbook.reading.source import Source

Span = tuple[int, int]

FIELD = re.compile(r"(?P<lead>[ \t]*(?:- +)*)(?P<name>[^\s:#\"'\[\]{}][^:#\"'\[\]{}]*?)(?P<colon>:)(?=\s|$)")
UNSEEN = re.compile(r"[\u00a0\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000]")
PUT_IN_QUOTES = "Put the whole text in quotes"


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser says (`problem`) about an offset (`at`) while it reads something that began at `since`."""

    source: Source
    problem: str
    at: int
    since: int | None
    quoted: Span | None

    @property
    def line(self) -> str:
        return self.source.line(self.source.line_index(self.at))

    @property
    def line_start(self) -> int:
        return self.source.line_start(self.source.line_index(self.at))

    @property
    def character(self) -> str:
        return self.source.text[self.at : self.at + 1]

    def says(self, *parts: str) -> bool:
        return any(part in self.problem for part in parts)

    def finding(self, start: int, end: int, wrong: str, way_out: str) -> Finding:
        return self.source.finding(start, end, wrong, way_out)

    def about_line(self, wrong: str, way_out: str) -> Finding:
        lead = len(self.line) - len(self.line.lstrip())
        return self.finding(self.line_start + lead, self.line_start + len(self.line.rstrip()), wrong, way_out)


def syntax_finding(source: Source, error: yaml.MarkedYAMLError, quoted: Span | None) -> Finding:
    """Say in people's words why the parser gave up.

    Args:
        source: the file
        error: the parser's complaint; its wording differs between PyYAML's two parsers
        quoted: where the last text in quotes stands that was read before

    Returns:
        one finding, at the place where the mistake was made as far as that can be told
    """
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else None
    problem = f"{error.problem or ''} {error.context or ''}"
    complaint = _Complaint(source, problem, min(at, len(source.text)), since, quoted)
    for explain in EXPLANATIONS:
        finding = explain(complaint)
        if finding:
            return finding
    wrong = "The file cannot be understood from here on."
    return complaint.about_line(
        wrong, "Compare the indentation, quotes and colons of this line with the lines above it."
    )


def _unseen(complaint: _Complaint) -> Finding | None:
    here = complaint.source.line_index(complaint.at)
    start = complaint.source.line_start(max(0, here - 1))
    found = UNSEEN.search(complaint.source.text, start, complaint.line_start + len(complaint.line))
    if not found:
        return None
    wrong = f"A space that is none (U+{ord(found[0]):04X}) stands here."
    way_out = "Retype the spaces of this line by hand; such characters come in with pasted text."
    return complaint.finding(found.start(), found.end(), wrong, way_out)


def _tab(complaint: _Complaint) -> Finding | None:
    lead = re.match(r"[ ]*(\t+)", complaint.line)
    if not lead:
        return None
    start, end = (complaint.line_start + each for each in lead.span(1))
    return complaint.finding(
        start, end, "This line is indented with a tab.", "Indent it with spaces, two for each step."
    )


def _never_closed_quote(complaint: _Complaint) -> Finding | None:
    if not complaint.says("quoted scalar") or complaint.since is None or complaint.says("escape"):
        return None
    start = complaint.since
    wrong = "The quote that opens here is never closed."
    line = complaint.source.line(complaint.source.line_index(start)).strip()
    quote = complaint.source.text[start]
    return complaint.finding(
        start, start + 1, wrong, f"Write the closing quote at the end of the text: `{line}{quote}`."
    )


def _quote_closed_elsewhere(complaint: _Complaint) -> Finding | None:
    """A text in quotes ended, and more followed on the same line: the quotes do not stand where they were meant to."""
    if not complaint.quoted:
        return None
    start, end = complaint.quoted
    source = complaint.source
    between = source.text[end : complaint.at]
    if complaint.at < end or between.strip() or "\n" in between:
        return None
    quote = source.text[start]
    if source.line_index(start) != source.line_index(end):
        line = source.line(source.line_index(start)).strip()
        wrong = "The quote that opens here is closed only lines below."
        way_out = f"Write the closing quote at the end of this line: `{line}{quote}`."
        return complaint.finding(start, start + 1, wrong, way_out)
    said = source.text[start:end]
    wrong = f"The text ends with the second quote, after {said}, and then goes on."
    if quote == "'":
        way_out = 'Put double quotes around the whole text, so that an apostrophe can stand in it: `"It\'s …"`.'
    else:
        way_out = "Put single quotes around the whole text, so that double quotes can stand in it: `'He said \"no\"'`."
    return complaint.finding(end - 1, end, wrong, way_out)


def _unknown_escape(complaint: _Complaint) -> Finding | None:
    if not complaint.says("escape character", "escape sequence", "escape code"):
        return None
    start = complaint.source.text.rfind("\\", 0, complaint.at + 1)
    wrong = "A backslash in double quotes begins a sign that is not known."
    return complaint.finding(start, start + 1, wrong, "Use single quotes around the text instead.")


def _colon_in_text(complaint: _Complaint) -> Finding | None:
    if not complaint.says("mapping values are not allowed"):
        return None
    field = FIELD.match(complaint.line)
    at = complaint.at - complaint.line_start
    if not field or field.end("colon") > at:
        return None
    name, text = field["name"], complaint.line[field.end("colon") :].strip()
    wrong = f"The colon in `{text}` makes the rest look like another field."
    quote = "'" if '"' in text else '"'
    way_out = f"{PUT_IN_QUOTES}: `{name}: {quote}{text}{quote}`."
    return complaint.finding(complaint.at, complaint.at + 1, wrong, way_out)


def _line_above(complaint: _Complaint) -> Finding | None:
    """The parser complains one line late: look at the last line before it that says something."""
    if not complaint.says("mapping values are not allowed", "could not find expected ':'"):
        return None
    index = _index_to_blame(complaint)
    if index is None:
        return None
    line = complaint.source.line(index)
    lead = len(line) - len(line.lstrip(" "))
    start = complaint.source.line_start(index) + lead
    tight = re.match(r"([A-Za-z_-]+):(\S.*)", line[lead:].removeprefix("- "))
    if tight:
        wrong = f"After the colon of `{tight[1]}` the space is missing."
        return complaint.finding(start, start + len(line.strip()), wrong, f"Write `{tight[1]}: {tight[2].rstrip()}`.")
    if not FIELD.match(line):
        wrong = f"In `{line.strip()}` a colon is missing after the field's name."
        first, _, rest = line.strip().removeprefix("- ").partition(" ")
        way_out = f"Write `{first}: {rest or '…'}`, or indent the line if it goes on with the text above."
        return complaint.finding(start, start + len(line.strip()), wrong, way_out)
    wrong = "This line is indented further than the line above it, which already holds a value."
    return complaint.about_line(wrong, "Give it the same indentation as the other fields beside it.")


def _index_to_blame(complaint: _Complaint) -> int | None:
    here = complaint.source.line_index(complaint.at)
    if complaint.since is not None and complaint.says("could not find expected ':'"):
        return complaint.source.line_index(complaint.since)
    if not FIELD.match(complaint.line):
        return here
    above = (index for index in range(here - 1, -1, -1) if _says_something(complaint.source.line(index)))
    return next(above, None)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _never_closed_bracket(complaint: _Complaint) -> Finding | None:
    if not complaint.says("flow sequence", "flow mapping", "',' or ']'", "',' or '}'") or complaint.since is None:
        return None
    bracket = complaint.source.text[complaint.since]
    if bracket not in "[{":
        return None
    same_line = complaint.source.line_index(complaint.since) == complaint.source.line_index(complaint.at)
    if same_line and complaint.at < len(complaint.source.text) and complaint.character.strip():
        wrong = f"In this bracket something is missing before `{complaint.character}`."
        way_out = "Write a comma between the items, and quotes around a text that holds brackets, commas or quotes."
        return complaint.finding(complaint.at, complaint.at + 1, wrong, way_out)
    wrong = f"The bracket `{bracket}` that opens here is never closed."
    way_out = (
        f"Write `{']' if bracket == '[' else '}'}` after its last item; a text that begins with a bracket needs quotes."
    )
    return complaint.finding(complaint.since, complaint.since + 1, wrong, way_out)


def _after_bracket(complaint: _Complaint) -> Finding | None:
    before = complaint.line[: complaint.at - complaint.line_start].rstrip()
    if not before.endswith(("]", "}")) or not complaint.character.strip():
        return None
    wrong = f"After the bracket `{before[-1]}` the text goes on."
    return complaint.finding(complaint.at, complaint.at + 1, wrong, f"{PUT_IN_QUOTES} if the bracket belongs to it.")


def _bullet(complaint: _Complaint) -> Finding | None:
    if not re.match(r"[ ]*[*•+] ", complaint.line):
        return None
    said = complaint.line.strip()
    wrong = f"`{said[0]}` does not begin an item of a list here."
    return complaint.about_line(wrong, f"Begin the item with a hyphen: `- {said[2:]}`.")


def _beginning(complaint: _Complaint) -> Finding | None:
    """A text begins with a character that means something else at a beginning."""
    starts = [place for place in (complaint.at, complaint.since) if place is not None]
    for start in starts:
        character = complaint.source.text[start : start + 1]
        if character and character in "@`%*&!|>,]}?":
            line = complaint.source.line(complaint.source.line_index(start))
            text = line[start - complaint.source.line_start(complaint.source.line_index(start)) :].strip()
            wrong = f"A text cannot begin with `{character}` unless it stands in quotes."
            quote = "'" if '"' in text else '"'
            return complaint.finding(start, start + 1, wrong, f"{PUT_IN_QUOTES}: `{quote}{text}{quote}`.")
    return None


def _indentation(complaint: _Complaint) -> Finding | None:
    if complaint.says("block collection", "block sequence", "'-' indicator"):
        wrong = "This line does not belong to the list above it."
        way_out = (
            "Begin it with a hyphen and a space as the items above, or give it the indentation of the field it is."
        )
        return complaint.about_line(wrong, way_out)
    if complaint.says("block mapping", "expected key", "<block end>", "document start", "<document start>"):
        wrong = "This line is not indented like the lines that it belongs to."
        return complaint.about_line(wrong, "Give it exactly as many spaces as the fields beside it, with no tabs.")
    return None


EXPLANATIONS: tuple[Callable[[_Complaint], Finding | None], ...] = (
    _tab,
    _unknown_escape,
    _never_closed_quote,
    _never_closed_bracket,
    _quote_closed_elsewhere,
    _bullet,
    _colon_in_text,
    _after_bracket,
    _beginning,
    _unseen,
    _line_above,
    _indentation,
)
