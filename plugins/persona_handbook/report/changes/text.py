"""A change as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding
from persona_handbook.insight.changes.edit import Edit, EditKind
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.report.changes.wording import scored, sentences, summary
from persona_handbook.report.terminal_text import on_terminal

WEAKER, PLAIN = "! ", "  "


def change_text(change: ChangeReport) -> str:
    """Render a change; lines that start with `!` mark weaker evidence."""
    parts = ["\n".join([*_lines(each), ""]) for each in change.files]
    parts += [*_findings("New findings", change.new), *_findings("Fixed findings", change.fixed)]
    return "\n".join([*parts, summary(change)]) + "\n"


def _lines(change: FileChange) -> Iterator[str]:
    yield on_terminal(f"{change.path}: {change.title}")
    yield from (on_terminal(f"{WEAKER if change.still_named else PLAIN}{each}") for each in sentences(change))
    for edit in change.edits:
        yield on_terminal(f"{WEAKER if edit.weakens else PLAIN}{edit.message}")
        yield from _wording(edit)
    measured = scored(change)
    if measured:
        yield f"{PLAIN}{measured}"


def _wording(edit: Edit) -> Iterator[str]:
    if edit.kind is EditKind.REWORDED:
        yield on_terminal(f"      before: {edit.before or ''}")
        yield on_terminal(f"      now:    {edit.after or ''}")


def _findings(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        lines = [
            f"  {each.location.path}:{each.location.line}: {each.level.word}[{each.rule}] {each.message}"
            for each in findings
        ]
        yield "\n".join([f"{title}:", *map(on_terminal, lines), ""])
