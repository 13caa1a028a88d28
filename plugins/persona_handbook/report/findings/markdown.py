"""Findings as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding, Level, by_file, still_open
from persona_handbook.message import PhraseList, Say, gettext, in_english, ngettext
from persona_handbook.report.findings.text import count
from persona_handbook.report.markdown_text import as_code, in_markdown

LARGEST = 900_000
MARKS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.NOTE: "💡"}
HEADINGS: PhraseList = ("Line", "Finding", "What to do")
GRAVEST_FIRST = sorted(Level, reverse=True)


def markdown(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render the open findings by file, most severe first; findings beyond the host's size limit are counted.

    User text is shown literally: it creates no links and mentions, and breaks no tables.
    """
    parts = [f"## {say(gettext('Handbook check'))}\n", f"{in_markdown(count(findings, say))}\n"]
    size = sum(len(part.encode()) for part in parts)
    blocks = list(_blocks(still_open(findings), say))
    for number, block in enumerate(blocks):
        size += len(block.encode())
        if size > LARGEST:
            left = len(blocks) - number
            untold = ngettext("%(num)s more file does not fit here.", "%(num)s more files do not fit here.", left)
            parts.append(f"\n{say(untold)}\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _blocks(findings: list[Finding], say: Say) -> Iterator[str]:
    files = by_file(sorted(findings, key=lambda each: (-each.level, each.order)))
    for path, found in files.items():
        rows = [_row(finding, say) for finding in found]
        head = f"| | {' | '.join(map(say, HEADINGS))} |"
        yield "\n".join([f"### {as_code(path)}\n", head, "|---|---|---|---|", *rows, ""])


def _row(finding: Finding, say: Say) -> str:
    mark = f"{MARKS[finding.level]} {say(finding.level.word)}"
    said = f"{in_markdown(say(finding.message))} <sub>{in_markdown(finding.rule)}</sub>"
    return f"| {mark} | {finding.location.line} | {said} | {in_markdown(say(finding.help))} |"
