"""A change as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding
from persona_handbook.insight.changes.edit import Edit, EditKind
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.message import Say, gettext, in_english
from persona_handbook.report.changes.wording import scored, sentences, summary
from persona_handbook.report.terminal_text import on_terminal

WEAKER, PLAIN = "! ", "  "


def change_text(change: ChangeReport, translate: Say = in_english) -> str:
    """Render a change; lines that start with `!` mark weaker evidence."""
    parts = ["\n".join([*_lines(each, translate), ""]) for each in change.files]
    parts += _findings(translate(gettext("New findings")), change.new, translate)
    parts += _findings(translate(gettext("Fixed findings")), change.fixed, translate)
    return "\n".join([*parts, translate(summary(change))]) + "\n"


def _lines(change: FileChange, translate: Say) -> Iterator[str]:
    yield on_terminal(f"{change.path}: {change.title}")
    yield from (
        on_terminal(f"{WEAKER if change.still_named else PLAIN}{translate(each)}") for each in sentences(change)
    )
    for edit in change.edits:
        yield on_terminal(f"{WEAKER if edit.weakens else PLAIN}{translate(edit.message)}")
        yield from _wording(edit, translate)
    measured = scored(change)
    if measured:
        yield f"{PLAIN}{translate(measured)}"


def _wording(edit: Edit, translate: Say) -> Iterator[str]:
    if edit.kind is EditKind.REWORDED:
        before, now = translate(gettext("before:")), translate(gettext("now:"))
        width = max(len(before), len(now))
        yield on_terminal(f"      {before:<{width}} {edit.before or ''}")
        yield on_terminal(f"      {now:<{width}} {edit.after or ''}")


def _findings(title: str, findings: Sequence[Finding], translate: Say) -> Iterator[str]:
    if findings:
        lines = [
            f"  {each.location.path}:{each.location.line}: {translate(each.level.word)}[{each.rule}] {told}"
            for each, told in ((each, translate(each.message)) for each in findings)
        ]
        yield "\n".join([f"{title}:", *map(on_terminal, lines), ""])
