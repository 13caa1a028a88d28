"""The parser's complaints in people's words, at the place where the mistake was made."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes import between_lines as lines
from persona_handbook.reading.mistakes import brackets
from persona_handbook.reading.mistakes import in_indentation as margins
from persona_handbook.reading.mistakes import in_text as text
from persona_handbook.reading.mistakes.lookalikes import wide_escape
from persona_handbook.reading.mistakes.parser_error import Complaint, Last, complaint_of
from persona_handbook.reading.yaml.source import Source

__all__ = ["Last", "syntax_finding", "unreadable"]

EXPLANATIONS: tuple[Callable[[Complaint], Finding | None], ...] = (
    margins.tab,
    text.escape,
    text.open_quote,
    text.after_quote,
    brackets.bracket,
    lines.bullet,
    margins.lookalike,
    text.colon_in_text,
    brackets.after_bracket,
    text.wrong_start,
    lines.missing_colon,
    lines.field_in_text,
    lines.hyphen,
    margins.indentation,
)


def syntax_finding(source: Source, error: yaml.MarkedYAMLError, last: Last) -> Finding:
    """Say in people's words why the parser gave up.

    Args:
        source: the file
        error: the parser's complaint; its wording differs between PyYAML's two parsers
        last: the last text that was read before

    Returns:
        one finding, at the place where the mistake was made as far as that can be told
    """
    complaint = complaint_of(source, error, last)
    for explain in EXPLANATIONS:
        finding = explain(complaint)
        if finding:
            return finding
    return margins.not_understood(complaint)


def unreadable(source: Source) -> Finding:
    """Say that the parser gave up and did not say where."""
    escape = wide_escape(source, (0, len(source.text)))
    wrong = "The file contains an unreadable character."
    return escape or source.finding(0, 0, wrong, "Retype the lines that were pasted last.")
