"""Findings as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding, Level, by_file, still_open
from persona_handbook.report.findings.text import count
from persona_handbook.report.markdown_text import as_code, in_markdown

LARGEST = 900_000
MARKS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.NOTE: "💡"}
GRAVEST_FIRST = sorted(Level, reverse=True)


def markdown(findings: Sequence[Finding]) -> str:
    """Render the open findings by file, most severe first; findings beyond the host's size limit are counted.

    User text is shown literally: it creates no links and mentions, and breaks no tables.
    """
    parts = ["## Handbook check\n", f"{in_markdown(count(findings))}\n"]
    size = sum(len(part.encode()) for part in parts)
    blocks = list(_blocks(still_open(findings)))
    for number, block in enumerate(blocks):
        size += len(block.encode())
        if size > LARGEST:
            parts.append(f"\n{len(blocks) - number} more files do not fit here.\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _blocks(findings: list[Finding]) -> Iterator[str]:
    files = by_file(sorted(findings, key=lambda each: (-each.level, each.order)))
    for path, found in files.items():
        rows = [_row(finding) for finding in found]
        yield "\n".join([f"### {as_code(path)}\n", "| | Line | Finding | What to do |", "|---|---|---|---|", *rows, ""])


def _row(finding: Finding) -> str:
    mark = f"{MARKS[finding.level]} {finding.level.word}"
    said = f"{in_markdown(finding.message)} <sub>{in_markdown(finding.rule)}</sub>"
    return f"| {mark} | {finding.location.line} | {said} | {in_markdown(finding.help)} |"
