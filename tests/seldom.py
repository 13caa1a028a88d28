"""Cases of which some run with every change, and the others once a week."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def seldom(values: Iterable[Any], always: Iterable[Any]) -> list[Any]:
    """Give each value as a case; those that are not in `always` are marked slow."""
    kept = list(always)
    return [pytest.param(each, id=str(each), marks=() if each in kept else pytest.mark.slow) for each in values]
