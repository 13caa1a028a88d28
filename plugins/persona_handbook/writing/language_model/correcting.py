"""Corrects known mistakes in a language model's answer: synonyms of fields, numbers with words, and safe fixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from persona_handbook.finding import Finding
from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.schema.validation import form_findings
from persona_handbook.reading.source_text.quoting import shortened
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.language_model.markdown_persona import as_entries

MOST_ROUNDS = 5
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def corrected_answer(block: str, name: str) -> tuple[str, list[str]]:
    """Correct unambiguous mistakes in a YAML block.

    Args:
        block: the YAML of one persona
        name: the name of the answer in findings

    Returns:
        the block, and a description with line number for each correction
    """
    told: list[str] = []
    for _ in range(MOST_ROUNDS):
        source = Source(name, block)
        edits = sorted((each for each in _known(block, name)), key=lambda each: each.location, reverse=True)
        last = len(block) + 1
        for finding in edits:
            edit = finding.edit
            start, end = source.offsets(edit.location) if edit else (0, last)
            if edit is None or end >= last:
                continue
            told.append(f"line {edit.location.line}: {_change(source, start, end, edit.text)}")
            block, last = block[:start] + edit.text + block[end:], start
        if not edits:
            break
    return block, sorted(dict.fromkeys(told), key=lambda each: int(each.split()[1].rstrip(":")))


def with_entries(data: Mapping[str, Value]) -> tuple[dict[str, Any], list[str]]:
    """Return the data with the texts of claim lists as claims, and a description of each list that was changed."""
    changed: dict[str, Any] = {**data}
    told = []
    for name in CLAIM_FIELDS:
        entries = data.get(name)
        texts = [each for each in entries if isinstance(each, str)] if isinstance(entries, list) else []
        made = as_entries(name, texts) if texts else None
        if made and isinstance(entries, list):
            new = iter(made)
            changed[name] = [next(new) if isinstance(each, str) else each for each in entries]
            told.append(f"the texts of `{name}` are now claims")
    return changed, told


def _change(source: Source, start: int, end: int, text: str) -> str:
    old, new = shortened(source.text[start:end]), shortened(text)
    if not old:
        return f"added `{new}`"
    return f"`{old}` is now `{new}`" if new else f"removed `{old}`"


def _known(block: str, name: str) -> Iterator[Finding]:
    document = read_document(block.encode(), name)
    if document.data is None:
        yield from (each for each in document.findings if each.fix)
        return
    for each in form_findings(document, "persona"):
        is_number = each.rule == "wrong-value" and each.advice and NUMBER.fullmatch(each.advice.text)
        if each.fix or is_number or (each.rule == "unknown-field" and each.advice):
            yield each
