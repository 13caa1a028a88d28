"""Determines which angle brackets in a Markdown text are HTML tags, and which are literal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from persona_handbook.reading.markdown.plain.code import Code
from persona_handbook.reading.schema.value_formats import is_link

TAGS = frozenset(
    [
        *("a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "q", "s", "small", "strong", "sub", "sup"),
        *("blockquote", "br", "dd", "dl", "dt", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"),
        *("caption", "table", "tbody", "td", "th", "thead", "tr"),
    ]
)
VOID = frozenset({"br", "hr"})
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}}
# attributes for presentation only
OF_LOOKS = frozenset({"align", "class", "dir", "height", "id", "lang", "rel", "style", "target", "valign", "width"})
ADDRESS = re.compile(r"<(?:https?://[^<>\s\\]+|[^<> !]+@[^@<> ]+)>", re.IGNORECASE)
ATTRIBUTE = r"\s+(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+))?"
UNNAMED = re.sub(r"\?P<\w+>", "?:", ATTRIBUTE)
TAG = re.compile(rf"<(?P<closes>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<more>(?:{UNNAMED})*)\s*/?>")


def words_in_brackets(text: str, code: Code) -> Iterator[int]:
    """Yield the offset of each `<` that starts no supported tag, or one without a counterpart."""
    opened: dict[str, list[int]] = defaultdict(list)
    for bracket in re.finditer("<", text):
        start = bracket.start()
        if code.holds(start) or ADDRESS.match(text, start):
            continue
        tag = TAG.match(text, start)
        name = tag["tag"].lower() if tag else ""
        if text[start - 1 : start] == "\\" or not tag or not _is_shown(tag):
            yield start
        elif name not in VOID and not tag["closes"]:
            opened[name].append(start)
        elif name not in VOID and opened[name]:
            opened[name].pop()
        elif tag["closes"]:
            yield start
    for starts in opened.values():
        yield from starts


def _is_shown(tag: re.Match[str]) -> bool:
    name = tag["tag"].lower()
    attributes = {each["name"].lower(): each["value"] or "" for each in re.finditer(ATTRIBUTE, tag["more"])}
    known = ATTRIBUTES.get(name, set()) | OF_LOOKS
    address = unescape(attributes.get("href", ".").strip("\"'"))
    return name in TAGS and attributes.keys() <= known and is_link(address)
