"""Checks each field name and text while a file is read, and collects the findings."""

from __future__ import annotations

import yaml

from persona_handbook.finding import Finding
from persona_handbook.reading.mistakes.lookalikes import (
    LOOKALIKE,
    curly_quotes_around,
    cut_by_remark,
    false_bullet,
    indented_with_tab,
    item_in_text,
    lookalike_lead,
    lookalike_space,
    name_that_is_none,
    runaway_quote,
    tab_in_lead,
    unshowable,
    wide_escape,
)
from persona_handbook.reading.mistakes.unsupported import anchor_or_tag, merge
from persona_handbook.reading.source_text.quoting import REPLACEMENT, UNSHOWABLE
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.value import Span

MOST_FINDINGS = 100
WORDS_THAT_ARE_NO_NAMES = frozenset({"true", "false", "null"})
BLOCK_STYLES = frozenset({"|", ">"})


class Unreadable(Exception):  # noqa: N818  a finding on its way out, no failure
    """A file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Enough(Exception):  # noqa: N818  the end of reading, no failure
    """The rest of a file need not be read."""


class Inspection:
    """Collects the findings of one file; with `tags`, all YAML features are allowed."""

    def __init__(self, source: Source, *, tags: bool) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._tags = tags
        self._tabs = "\t" in source.text

    def add(self, finding: Finding | None) -> None:
        """Add a finding, if there is one; stop reading if there are too many."""
        if finding:
            self.findings.append(finding)
        if len(self.findings) >= MOST_FINDINGS:
            raise Enough

    def start(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, span: Span) -> None:
        """Check what precedes a value: tabs, and characters that are special in YAML."""
        if self._tabs:
            self._lead(span[0])
        if not self._tags and (event.anchor is not None or event.tag is not None):
            raise Unreadable(anchor_or_tag(self._source, event, span))

    def _lead(self, start: int) -> None:
        line_start = self._source.line_start(self._source.line_index(start))
        lead = self._source.text[line_start:start]
        if "\t" in lead and not lead.strip():
            raise Unreadable(indented_with_tab(self._source, line_start + lead.index("\t"), start))

    def name(self, name: str, span: Span, *, plain: bool) -> str:
        """Check a field name; return it without invisible characters."""
        if self._tags or (name.isascii() and name.isidentifier() and name.lower() not in WORDS_THAT_ARE_NO_NAMES):
            return name
        if plain:
            refuse(false_bullet(self._source, span) or name_that_is_none(self._source, name, span))
            refuse(merge(self._source, name, span) or lookalike_lead(self._source, span))
        if not name.startswith("x-") and LOOKALIKE.search(name):
            self.add(lookalike_space(self._source, span))
            return LOOKALIKE.sub("", name)
        return self._showable(name, span)

    def text(self, text: str, span: Span, style: str, margin: int) -> str:
        """Check a text; return it without characters that cannot be shown.

        Args:
            text: the text
            span: its span, including quotes
            style: its quotes, or `|` or `>`; empty for none
            margin: the column, from 0, of the fields or items beside it
        """
        if style in BLOCK_STYLES or not text:
            return text
        lines = self._source.spans_lines(span)
        if lines:
            refuse(tab_in_lead(self._source, span))
        if style:
            refuse(runaway_quote(self._source, span, margin) if lines and not self._tags else None)
            refuse(wide_escape(self._source, span) if UNSHOWABLE.search(text) else None)
            return self._showable(text, span)
        return text if self._tags else self._plain(text, span, lines=lines)

    def _plain(self, text: str, span: Span, *, lines: bool) -> str:
        if not text[0].isalnum():
            refuse(false_bullet(self._source, span) or lookalike_lead(self._source, span))
            self.add(curly_quotes_around(self._source, span))
            if LOOKALIKE.match(text):
                self.add(lookalike_space(self._source, span))
                text = LOOKALIKE.sub("", text)
        if self._source.text[span[1] : span[1] + 1] in {" ", "\t"}:
            self.add(cut_by_remark(self._source, span))
        if lines:
            self.add(item_in_text(self._source, span))
        return text

    def _showable(self, text: str, span: Span) -> str:
        finding = unshowable(self._source, text, span)
        self.add(finding)
        return UNSHOWABLE.sub(REPLACEMENT, text) if finding else text


def refuse(finding: Finding | None) -> None:
    """Stop reading if there is a finding."""
    if finding:
        raise Unreadable(finding)
