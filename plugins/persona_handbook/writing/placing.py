"""New files get their place on the disk whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def place(target: Path, text: str) -> None:
    """Write a new file.

    Raises:
        FileExistsError: there is a file of that name already
    """
    written = _beside(target, text.encode())
    try:
        os.link(written, target)
    finally:
        written.unlink()


def put(target: Path, content: bytes) -> None:
    """Write a file of ours, in the place of an older one."""
    _beside(target, content).replace(target)


def _beside(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".tmp", delete=False) as written:
        written.write(content)
    Path(written.name).chmod(0o644)
    return Path(written.name)
