"""What a command will create and change, before it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from persona_handbook.writing.files import create, replace


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to create, or to change: `before` is its content when it was read."""

    file: Path
    content: bytes
    before: bytes | None = None

    def diff(self, path: str) -> Iterator[str]:
        """Yield the lines that change, as a unified diff.

        Args:
            path: the path to show
        """
        old, new = (text.decode("utf-8", "replace").splitlines() for text in (self.before or b"", self.content))
        yield from unified_diff(old, new, path, path, n=1, lineterm="")


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to create or change, existing files that stay as they are, and what is left to a person."""

    files: tuple[PlannedFile, ...] = ()
    kept: tuple[Path, ...] = ()
    to_do: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[PlannedFile, ...]:
        """The files to create."""
        return tuple(each for each in self.files if each.before is None)

    @property
    def changed(self) -> tuple[PlannedFile, ...]:
        """The files to change."""
        return tuple(each for each in self.files if each.before is not None)


def carry_out(plan: Plan, within: Path) -> None:
    """Write the files of a plan.

    Args:
        plan: the plan
        within: the folder that must contain the target of a link

    Raises:
        NotWrittenError: a file cannot be written, exists in the meantime, or has changed
    """
    for each in plan.files:
        if each.before is None:
            create(each.file, each.content)
        else:
            replace(each.file, each.content, each.before, within=within)
