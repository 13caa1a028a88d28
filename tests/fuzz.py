"""Feeds bytes to what reads files, guided by the code that they reach, until one raises an exception (`make fuzz`).

What it finds is kept in `tests/hostile/found`, and `tests/hostile/test_found.py` reads it in every run of the suite.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["persona_handbook"]):
    from every_reader import read_as_every_kind

FOUND = Path(__file__).parent / "hostile" / "found"


def main() -> None:
    """Fuzz for as long as the options of libFuzzer say; inputs that reach new code stay in a folder of their own."""
    with TemporaryDirectory() as new:
        atheris.Setup([*sys.argv, new, str(FOUND)], read_as_every_kind)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
