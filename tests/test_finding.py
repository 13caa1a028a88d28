"""What kept a part of the check from being made is told from all else that is wrong."""

from __future__ import annotations

import pytest

from persona_handbook.finding import Acceptance, Finding, Level, Location, could_not_run

PLACE = Location("a.yaml", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("level", "stops", "accepted", "found"),
    [
        (Level.ERROR, True, None, True),
        (Level.ERROR, True, Acceptance("Known."), True),
        (Level.ERROR, False, None, False),
        (Level.NOTE, True, None, False),
    ],
    ids=["an error that stopped a part", "accepted", "any other error", "lowered, since the change did not cause it"],
)
def test_what_could_not_run(*, level: Level, stops: bool, accepted: Acceptance | None, found: bool) -> None:
    finding = Finding(PLACE, level, "broken-yaml", "Wrong.", "Fix it.", accepted=accepted, could_not_run=stops)
    assert could_not_run([finding]) == ([finding] if found else [])
