"""Findings as Markdown, for the summary of a job or a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from persona_handbook.finding import Finding, Level, still_open
from persona_handbook.report.text import count

LARGEST = 900_000
MARKS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.NOTE: "💡"}
CODE = re.compile(r"`([^`]*)`")
MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+.!|<>~@&:/-])")
GRAVEST_FIRST = sorted(Level, reverse=True)


def markdown(findings: Sequence[Finding]) -> str:
    """Render the open findings file by file, the gravest first; what does not fit the host's limit is counted.

    Text that somebody wrote is shown as it is: it makes no link, mentions nobody, and breaks no table.
    """
    parts = ["## Handbook check\n", f"{_text(count(findings))}\n"]
    size = sum(len(part.encode()) for part in parts)
    blocks = list(_blocks(still_open(findings)))
    for number, block in enumerate(blocks):
        size += len(block.encode())
        if size > LARGEST:
            parts.append(f"\n{len(blocks) - number} more files did not fit in here.\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _blocks(findings: list[Finding]) -> Iterator[str]:
    def gravest(path: str) -> int:
        return max(finding.level for finding in findings if finding.location.path == path)

    ordered = sorted(findings, key=lambda each: (-gravest(each.location.path), each.order))
    for path, group in groupby(ordered, key=lambda finding: finding.location.path):
        rows = [_row(finding) for finding in sorted(group, key=lambda each: (-each.level, each.order))]
        yield "\n".join([f"### {_code(path)}\n", "| | Line | Finding | What to do |", "|---|---|---|---|", *rows, ""])


def _row(finding: Finding) -> str:
    mark = f"{MARKS[finding.level]} {finding.level.word}"
    said = f"{_text(finding.message)} <sub>{_text(finding.rule)}</sub>"
    return f"| {mark} | {finding.location.line} | {said} | {_text(finding.help)} |"


def _text(text: str) -> str:
    """Escape a text, but show what it holds between backticks as code."""
    parts = CODE.split(" ".join(text.split()))
    return "".join(_code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def _escaped(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "@\u2060")


def _code(text: str) -> str:
    return f"<code>{_referenced(text)}</code>"


def _referenced(text: str) -> str:
    return re.sub(r"[^\w ,.]", lambda found: f"&#{ord(found[0])};", text)
