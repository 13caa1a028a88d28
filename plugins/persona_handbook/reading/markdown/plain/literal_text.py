"""Protects literal characters in a Markdown text before it is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_handbook.reading.markdown.plain import lines as of_lines
from persona_handbook.reading.markdown.plain.code import Code, code_in
from persona_handbook.reading.markdown.plain.emphasis import Skips, literal_backslashes, loose_marks
from persona_handbook.reading.markdown.plain.links import pictures, unshown_links, unused_notes
from persona_handbook.reading.markdown.plain.stand_ins import ESCAPABLE, replaced
from persona_handbook.reading.markdown.plain.tags import ADDRESS, TAG, words_in_brackets

ESCAPED = re.compile(rf"\\[{re.escape(ESCAPABLE)}]")
IN_CODE = re.compile(r"[<*_\[!\\]")
MEANS_NOTHING = re.compile(r"""(?:[^\W_]|[\s,;:?'"/%=])*""")
NEXT_LINE = re.compile(rf"(?<=\S)\n(?=[ ]{{0,3}}(?:\d+{replaced('.', [0])}|[{replaced('-+*', range(3))}])[ ])")


def with_text_kept(text: str) -> str:
    """Replace literal characters by placeholders (see `given_back`).

    These are tags that pages do not show, marks without a counterpart, and lists that are not consecutive.
    """
    if MEANS_NOTHING.fullmatch(text):
        return text
    kept = replaced(text, _signs(text))
    return NEXT_LINE.sub("  \n", replaced(kept, unused_notes(kept)))


def _signs(text: str) -> set[int]:
    code = code_in(text)
    brackets = set(words_in_brackets(text, code))
    backslashes = set(literal_backslashes(text, code.holds))
    left = _left(text, code, brackets, backslashes)
    found = {*code.loose, *brackets, *backslashes, *_signs_in(code, text)}
    found |= {*loose_marks(text, left), *pictures(text, left), *unshown_links(text, left)}
    return found | set(_of_lines(text, code))


def _signs_in(code: Code, text: str) -> Iterator[int]:
    """Yield the characters in code, which are literal in every Markdown renderer."""
    return (each.start() for start, end in code.spans for each in IN_CODE.finditer(text, start, end))


def _left(text: str, code: Code, brackets: set[int], backslashes: set[int]) -> Skips:
    """Return a function that tells whether a character is literal: in code, an address, a tag, or escaped."""
    within = {
        offset
        for pattern in (TAG, ADDRESS)
        for found in pattern.finditer(text)
        if found.start() not in brackets
        for offset in range(*found.span())
    }
    escaped = {each.end() - 1 for each in ESCAPED.finditer(text) if each.start() not in backslashes}
    return lambda offset: code.holds(offset) or offset in within or offset in escaped or offset in backslashes


def _of_lines(text: str, code: Code) -> Iterator[int]:
    lines = of_lines.markdown_lines(text, code.holds)
    yield from of_lines.unmeant_items(lines)
    yield from of_lines.unmeant_headings(lines)
    yield from of_lines.unmeant_quotes(lines)
    yield from of_lines.unmeant_rule(text)
    yield from of_lines.pipes_beyond(lines, code.holds)
