"""What the fuzzer found stays found: each input is read again in every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from every_reader import read_as_every_kind

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_it_is_read_without_an_exception(file: Path) -> None:
    read_as_every_kind(file.read_bytes())
