"""Blanks the markup of a page, so that its words can be found at their offsets."""

from __future__ import annotations

import html
import re

# a soft hyphen, which divides no word
JOINS, DIVIDES = "\u00ad", " "
INLINE = r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|u|wbr)\b[^<>]*>"
SIGNS = (
    rf"(?P<joins>{INLINE})"
    r"|(?P<mark>(?<=\w)(?:[*^~=]{1,3}|__?)(?=\w)|\\(?=[^\w\s]))"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<escaped>%[0-9A-Fa-f]{2})"
)
MARKUP = re.compile(
    SIGNS + r"|(?P<divides></?[A-Za-z][^<>]*>|<!--|-->|!?\[(?=[^\[\]\n]*\]\()|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]"
    r"|\[\^[^\[\]\n]*\]|\{[ ]?[:.#][^{}\n]*\})"
)
WITHIN_A_TAG = re.compile(SIGNS)
COMMENT = re.compile("<!--.*?-->", re.DOTALL)
NO_WIDTH = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", DIVIDES))
# without any of these, a text can be read in one way
ANY_SIGN = re.compile(r"[<>&%\\\[\]{}*^~=_\u200b\u200c\u200d\u2060\ufeff]")
# with the marks of the next line: of a list item, a quote, a heading, a fence
BREAK = re.compile(r"\r?\n[^\w<\[\]{&\\]*")


def without_markup(text: str) -> str:
    """Return a text of the same length without tags, targets of links, attributes and character references.

    Marks within a word are replaced by characters that do not divide it, and all others by spaces.
    """
    return MARKUP.sub(_blank, text)


def readings(text: str) -> tuple[str, ...]:
    """Return what a text can be read as, each of its length and the text itself last.

    Words may be divided by markup, comments or signs without width, and hold character references.
    """
    if not ANY_SIGN.search(text):
        return (text,)
    shown = without_markup(text)
    uncommented = COMMENT.sub(lambda found: JOINS * len(found[0]), text)
    within = WITHIN_A_TAG.sub(_blank, uncommented)
    apart = (each.translate(NO_WIDTH) for each in (text, shown))
    made = dict.fromkeys((without_markup(uncommented), shown, within, *apart))
    return (*(each for each in made if each != text), text)


def markup_of(text: str) -> str:
    """Return the tags, links and line ends of a text without its words, to keep the structure of a page."""
    kept = (each for each in MARKUP.finditer(text) if each["joins"] or each["divides"])
    found = [*kept, *BREAK.finditer(text)]
    return "".join(each[0] for each in sorted(found, key=re.Match[str].start))


def _blank(found: re.Match[str]) -> str:
    length = len(found[0])
    if found["entity"]:
        sign = html.unescape(found[0])
        return sign.ljust(length, JOINS) if len(sign) <= length and sign != found[0] else found[0]
    return (JOINS if found["joins"] or found["mark"] else DIVIDES) * length
