"""Time zones, from the last that begins a day to the first, for tests of what may not depend on them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

LAST, FIRST = "Pacific/Honolulu", "Pacific/Kiritimati"
# rules as POSIX writes them, which need no list of zones on the machine
ZONES = {LAST: "HST10", "America/Los_Angeles": "PST8PDT", "UTC": "UTC0", "Asia/Tokyo": "JST-9", FIRST: "LINT-14"}
HAS_ZONES = hasattr(time, "tzset")


@contextmanager
def machine_in(zone: str) -> Iterator[None]:
    """Put the machine into a time zone, where the system lets a process choose one (Windows does not)."""
    with pytest.MonkeyPatch.context() as patch:
        if HAS_ZONES:
            patch.setenv("TZ", ZONES[zone])
            time.tzset()
        yield
    if HAS_ZONES:
        time.tzset()
