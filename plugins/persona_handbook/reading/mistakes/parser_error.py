"""Errors of PyYAML as enum values, independent of the wording of its two parsers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

import yaml

from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.value import Span


class ParserMistake(Enum):
    """What the parser expected or could not handle."""

    COLON = auto()
    NO_COLON = auto()
    HYPHEN = auto()
    QUESTION_MARK = auto()
    BEGINNING = auto()
    QUOTE = auto()
    ESCAPE = auto()
    BRACKET = auto()
    FIELD = auto()
    ITEM = auto()
    DOCUMENT = auto()
    OTHER = auto()


WORDING = (
    (ParserMistake.BEGINNING, r"\btag\b"),
    (ParserMistake.ESCAPE, r"escape character|hexa?decimal|Unicode character escape"),
    (ParserMistake.QUOTE, r"quoted scalar"),
    (ParserMistake.COLON, r"mapping values are not allowed"),
    (ParserMistake.NO_COLON, r"could not find expected ':'"),
    (ParserMistake.HYPHEN, r"sequence entries are not allowed"),
    (ParserMistake.QUESTION_MARK, r"mapping keys are not allowed"),
    (ParserMistake.BRACKET, r"flow (sequence|mapping)|',' or"),
    (
        ParserMistake.BEGINNING,
        r"cannot start any token|scanning an? (alias|anchor|tag|directive|block scalar)|node content",
    ),
    (ParserMistake.FIELD, r"block mapping"),
    (ParserMistake.ITEM, r"block (collection|sequence)"),
    (ParserMistake.DOCUMENT, r"document start"),
)


@dataclass(frozen=True, slots=True)
class Last:
    """The last text read before the error: its span, and its quotes or `|` or `>`."""

    span: Span = (0, 0)
    style: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser error: the offset where parsing stopped, and where the construct being parsed started."""

    source: Source
    kind: ParserMistake
    at: int
    since: int | None
    last: Last

    @property
    def index(self) -> int:
        """The index of the line, counted from 0."""
        return self.source.line_index(self.at)

    @property
    def line(self) -> str:
        """The line where parsing stopped."""
        return self.source.line(self.index)

    @property
    def column(self) -> int:
        """The column where parsing stopped, counted from 0."""
        return self.source.column(self.at)


def complaint_of(source: Source, error: yaml.MarkedYAMLError, last: Last) -> Complaint:
    """Classify a parser error by its wording. No other code depends on the wording."""
    at = min(error.problem_mark.index, len(source.text)) if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else None
    said = f"{error.context or ''}; {error.problem or ''}"
    kind = next((kind for kind, words in WORDING if re.search(words, said)), ParserMistake.OTHER)
    return Complaint(source, kind, at, since, last)
