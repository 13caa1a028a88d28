"""The parser of PyYAML: a text -> the events of YAML, one by one, the same from both of its parsers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_ENDS_OF_NO_EDITOR = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
LEAD = re.compile(r"[ \t]*(?=[^ \t\r\n])")


def events(text: str, loader: type = LOADER) -> Iterator[yaml.Event]:
    """Give the events of a text; their offsets are those of the text.

    LibYAML refuses what is nested deeper than it bears from 0.2.6 on, before it gave the events that lead there;
    the parser in Python then goes on, so that whoever reads meets the depth where it is.

    Args:
        text: without control characters and without a byte order mark
        loader: one of PyYAML's loaders

    Raises:
        yaml.YAMLError: where the text is not YAML
    """
    told, given = even(text), 0
    try:
        for event in yaml.parse(told, Loader=loader):
            yield event
            given += 1
    except yaml.MarkedYAMLError as error:
        if "nesting" not in str(error.problem):
            raise
        yield from islice(yaml.parse(told, Loader=yaml.SafeLoader), given, None)


def even(text: str) -> str:
    """Make even what the two parsers, and editors, take for different things; nothing changes its place.

    One parser takes tabs between words and the other does not; both take for the end of a line what no editor does.
    """
    spaced = text.translate(LINE_ENDS_OF_NO_EDITOR) if not text.isascii() else text
    if "\t" not in spaced:
        return spaced
    return "".join(_without_inner_tabs(line) for line in re.split(r"(?<=[\r\n])", spaced))


def _without_inner_tabs(line: str) -> str:
    lead = LEAD.match(line)
    kept = lead.end() if lead else 0
    return line[:kept] + line[kept:].replace("\t", " ")
