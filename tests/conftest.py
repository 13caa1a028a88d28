"""What many tests begin with: a handbook written into a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest

from persona_handbook.model.files.folders import read_handbook
from persona_handbook.model.handbook import Handbook
from persona_handbook.settings.settings import read_settings

WriteHandbook = Callable[[Mapping[str, str | bytes]], Path]
ReadHandbook = Callable[[Mapping[str, str | bytes]], Handbook]

REPOSITORY = Path(__file__).resolve().parents[1]
# these need pipes, devices or bash, which Windows has not
POSIX_ONLY = (
    "test_comment_workflow.py",
    "test_given_paths.py",
    "test_release_workflow.py",
    "test_unread.py",
    "test_withdrawal.py",
)
collect_ignore = [*POSIX_ONLY] if os.name == "nt" else []

# a test is green or red because of the code alone: not by chance, and not by how busy the machine is
hypothesis.settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("steady")


@pytest.fixture
def write(tmp_path: Path) -> WriteHandbook:
    """Write files into a new folder and give the folder."""

    def written(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return written


@pytest.fixture
def read(write: WriteHandbook) -> ReadHandbook:
    """Write files into a new folder and read them as a handbook."""
    return lambda files: read_handbook(read_settings(write(files)))


@pytest.fixture(scope="session")
def example() -> Handbook:
    """The example handbook of this repository."""
    return read_handbook(read_settings(REPOSITORY))
