"""The suite itself: it runs without the plugins that make it quicker, and in every time zone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from conftest import REPOSITORY
from zones import ZONES

ABOUT_DAYS = ("history", "insight", "news", "reviews")
BEHIND, AHEAD = ("America/Los_Angeles",), ("Asia/Tokyo", "Pacific/Kiritimati")


def pytest_alone(*words: str, zone: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run pytest as a process of its own, without pytest-xdist."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    if zone:
        environment["TZ"] = ZONES[zone]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", *words]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_it_runs_without_xdist() -> None:
    done = pytest_alone("--collect-only", "tests/browser", "tests/test_clock.py")
    assert done.returncode == 0, done.stdout
    assert "tests/browser/test_form.py::" in done.stdout


@pytest.mark.parametrize("zone", [pytest.param(BEHIND[0], marks=pytest.mark.slow), AHEAD[-1]])
def test_tests_about_days_hold_in_every_time_zone(zone: str) -> None:
    done = pytest_alone("-x", *(f"tests/test_{name}.py" for name in ABOUT_DAYS), zone=zone)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("zone", [*BEHIND, *AHEAD])
def test_the_whole_suite_holds_in_every_time_zone(zone: str) -> None:
    done = pytest_alone("-m", "not slow and not browser", "--deselect", "tests/test_suite.py", zone=zone)
    assert done.returncode == 0, done.stdout
