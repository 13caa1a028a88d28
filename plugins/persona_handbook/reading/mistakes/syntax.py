"""Turns parser errors into findings in plain words, placed at the mistake."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.reading.mistakes import between_lines as lines
from persona_handbook.reading.mistakes import brackets
from persona_handbook.reading.mistakes import in_indentation as margins
from persona_handbook.reading.mistakes import in_text as text
from persona_handbook.reading.mistakes.lookalikes import wide_escape
from persona_handbook.reading.mistakes.parser_error import Complaint, Last, complaint_of
from persona_handbook.reading.source_text.source import Source

__all__ = ["Last", "syntax_finding", "unreadable"]

EXPLANATIONS: tuple[Callable[[Complaint], Finding | None], ...] = (
    margins.tab,
    text.escape,
    text.open_quote,
    text.after_quote,
    brackets.object_on_a_line,
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
    """Explain in plain words why the parser stopped.

    Args:
        source: the file
        error: the parser's error; its wording differs between PyYAML's two parsers
        last: the last text that was read before the error

    Returns:
        one finding, placed at the mistake as far as it can be located
    """
    complaint = complaint_of(source, error, last)
    for explain in EXPLANATIONS:
        finding = explain(complaint)
        if finding:
            return finding
    return margins.not_understood(complaint)


def unreadable(source: Source) -> Finding:
    """Report that the parser stopped without giving a place."""
    escape = wide_escape(source, (0, len(source.text)))
    wrong = gettext("The file contains an unreadable character.")
    return escape or source.finding(0, 0, wrong, gettext("Retype the lines that were pasted last."))
