"""A change as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding
from persona_handbook.insight.changes.edit import Edit, EditKind
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.report.changes.wording import scored, sentences, summary
from persona_handbook.report.findings.markdown import MARKS
from persona_handbook.report.markdown_text import as_code, as_text, in_markdown

LARGEST = 60_000  # a comment holds 65,536 characters
WEAKER = "⚠️ "


def change_markdown(change: ChangeReport) -> str:
    """Render a change file by file; changes beyond the size limit of a comment are counted."""
    parts = ["## What this change means\n", f"{in_markdown(summary(change))}\n"]
    blocks = [*(_block(each) for each in change.files)]
    blocks += [*_findings("New findings", change.new), *_findings("Fixed findings", change.fixed)]
    size = sum(map(len, parts))
    for number, block in enumerate(blocks):
        size += len(block) + 1
        if size > LARGEST:
            parts.append(f"{len(blocks) - number} more parts do not fit here. To see them: `personas diff`\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _block(change: FileChange) -> str:
    lines = [f"### {as_text(change.title)}\n", f"{as_code(change.path)}\n", *_items(change)]
    return "\n".join([*lines, ""])


def _items(change: FileChange) -> Iterator[str]:
    for sentence in sentences(change):
        yield f"- {WEAKER if change.still_named else ''}{in_markdown(sentence)}"
    for edit in change.edits:
        yield f"- {WEAKER if edit.weakens else ''}{in_markdown(edit.message)}{_wording(edit)}"
    measured = scored(change)
    if measured:
        yield f"- **{in_markdown(measured)}**"


def _wording(edit: Edit) -> str:
    if edit.kind is not EditKind.REWORDED:
        return ""
    before, after = as_text(str(edit.before or "nothing")), as_text(str(edit.after or "nothing"))
    return f"<br>before: <del>{before}</del><br>now: <ins>{after}</ins>"


def _findings(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        lines = [
            f"- {MARKS[each.level]} {as_code(f'{each.location.path}:{each.location.line}')} {in_markdown(each.message)}"
            for each in findings
        ]
        yield "\n".join([f"### {title}\n", *lines, ""])
