"""A command that takes longer than a second says on a terminal how far it has come."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import count

import pytest

from conftest import REPOSITORY
from persona_handbook.cli.output.progress_bar import ProgressBar, progress_bar
from persona_handbook.lint.engine import check_handbook
from persona_handbook.model.files.folders import read_handbook
from persona_handbook.progress import Item
from persona_handbook.settings.settings import read_settings
from persona_handbook.site.checking import edition_of
from persona_handbook.testing import TODAY

SHOW_THE_CURSOR = "\x1b[?25h"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(seconds_a_step: float, steps: int = 20) -> str:
    terminal, seconds = Terminal(), count(step=seconds_a_step)
    watch = ProgressBar(terminal, clock=lambda: next(seconds))
    assert list(watch(range(steps), "Reading files")) == list(range(steps))
    return terminal.getvalue()


@pytest.mark.parametrize(("seconds", "shown"), [(0.001, False), (0.04, False), (0.06, True), (0.9, True)])
def test_a_bar_is_drawn_after_a_second(seconds: float, *, shown: bool) -> None:
    assert ("Reading files" in drawn(seconds)) == shown


def test_a_bar_that_begins_late_counts_what_was_done_before_and_ends_full() -> None:
    assert "19/20" in drawn(0.06)
    assert drawn(0.06).strip().removesuffix(SHOW_THE_CURSOR).endswith("20/20")


def test_work_that_ends_early_leaves_the_cursor_visible() -> None:
    terminal, seconds = Terminal(), count()
    work = iter(ProgressBar(terminal, clock=lambda: next(seconds))(range(9), "Reading files"))
    assert [next(work), next(work)] == [0, 1]
    del work
    assert terminal.getvalue().rstrip().endswith(SHOW_THE_CURSOR)


def test_nothing_is_drawn_into_a_file() -> None:
    assert [*progress_bar(io.StringIO())([1, 2], "Reading files")] == [1, 2]
    assert isinstance(progress_bar(Terminal()), ProgressBar)


def test_reading_and_checking_are_watched() -> None:
    seen: dict[str, int] = {}

    def watch(items: Sequence[Item], doing: str) -> Sequence[Item]:
        seen[doing] = len(items)
        return items

    handbook = read_handbook(read_settings(REPOSITORY), watch)
    check_handbook(handbook, TODAY, watch=watch)
    assert seen["Reading files"] == len([*handbook.personas, *handbook.evidence, *handbook.journeys])
    assert seen["Running rules"] > 50
    seen.clear()
    edition_of(handbook, TODAY, watch=watch)
    assert "Running rules" in seen
