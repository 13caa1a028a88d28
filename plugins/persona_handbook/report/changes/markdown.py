"""A change as Markdown, for a job summary or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding
from persona_handbook.insight.changes.edit import Edit, EditKind
from persona_handbook.insight.changes.file_changes import FileChange
from persona_handbook.lint.accepting.change_report import ChangeReport
from persona_handbook.message import Say, gettext, in_english, ngettext
from persona_handbook.report.changes.wording import scored, sentences, summary
from persona_handbook.report.findings.markdown import MARKS
from persona_handbook.report.markdown_text import as_code, as_text, in_markdown

LARGEST = 60_000  # a comment holds 65,536 characters
WEAKER = "⚠️ "


def change_markdown(change: ChangeReport, translate: Say = in_english) -> str:
    """Render a change file by file; changes beyond the size limit of a comment are counted."""
    parts = [f"## {translate(gettext('Effect of this change'))}\n", f"{in_markdown(translate(summary(change)))}\n"]
    blocks = [*(_block(each, translate) for each in change.files)]
    blocks += _findings(translate(gettext("New findings")), change.new, translate)
    blocks += _findings(translate(gettext("Fixed findings")), change.fixed, translate)
    size = sum(map(len, parts))
    for number, block in enumerate(blocks):
        size += len(block) + 1
        if size > LARGEST:
            parts.append(f"{translate(_left(len(blocks) - number))}\n")
            break
        parts.append(block)
    return "\n".join(parts)


def _left(number: int) -> str:
    return ngettext(
        "%(num)s more part does not fit here. To see it, run `personas diff`.",
        "%(num)s more parts do not fit here. To see them, run `personas diff`.",
        number,
    )


def _block(change: FileChange, translate: Say) -> str:
    lines = [f"### {as_text(change.title)}\n", f"{as_code(change.path)}\n", *_items(change, translate)]
    return "\n".join([*lines, ""])


def _items(change: FileChange, translate: Say) -> Iterator[str]:
    for sentence in sentences(change):
        yield f"- {WEAKER if change.still_named else ''}{in_markdown(translate(sentence))}"
    for edit in change.edits:
        told = in_markdown(translate(edit.message))
        yield f"- {WEAKER if edit.weakens else ''}{told}{_wording(edit, translate)}"
    measured = scored(change)
    if measured:
        yield f"- **{in_markdown(translate(measured))}**"


def _wording(edit: Edit, translate: Say) -> str:
    if edit.kind is not EditKind.REWORDED:
        return ""
    nothing = translate(gettext("nothing"))
    before, after = as_text(str(edit.before or nothing)), as_text(str(edit.after or nothing))
    was, now = translate(gettext("before:")), translate(gettext("now:"))
    return f"<br>{was} <del>{before}</del><br>{now} <ins>{after}</ins>"


def _findings(title: str, findings: Sequence[Finding], translate: Say) -> Iterator[str]:
    if findings:
        lines = [
            f"- {MARKS[each.level]} {as_code(f'{each.location.path}:{each.location.line}')} {in_markdown(told)}"
            for each, told in ((each, translate(each.message)) for each in findings)
        ]
        yield "\n".join([f"### {title}\n", *lines, ""])
