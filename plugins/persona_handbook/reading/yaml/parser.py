"""Parses a text into YAML events, which are the same for both parsers of PyYAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_ENDS_OF_NO_EDITOR = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
LEAD = re.compile(r"[ \t]*(?=[^ \t\r\n])")


def events(text: str, loader: type = LOADER) -> Iterator[yaml.Event]:
    """Yield the events of a text; their offsets refer to the text.

    LibYAML 0.2.6 and later rejects deep nesting before it emits the events that lead there; the Python parser then
    continues, so that the caller reaches the position of the nesting.

    Args:
        text: without control characters and without a byte order mark
        loader: one of PyYAML's loaders

    Raises:
        yaml.YAMLError: the text is not YAML
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
    """Replace characters that the two parsers and editors treat differently; offsets do not change.

    Only one parser accepts tabs between words, and both treat characters as line ends that editors do not.
    """
    spaced = text.translate(LINE_ENDS_OF_NO_EDITOR) if not text.isascii() else text
    if "\t" not in spaced:
        return spaced
    return "".join(_without_inner_tabs(line) for line in re.split(r"(?<=[\r\n])", spaced))


def _without_inner_tabs(line: str) -> str:
    lead = LEAD.match(line)
    kept = lead.end() if lead else 0
    return line[:kept] + line[kept:].replace("\t", " ")
