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


def put(target: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file of ours, in the place of an older one.

    Args:
        target: the file
        content: what it holds
        mode: who may read it, as for chmod
    """
    written = _beside(target, content, mode)
    try:
        written.replace(target)
    except OSError:
        written.unlink()
        raise


def _beside(target: Path, content: bytes, mode: int = 0o644) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".tmp", delete=False) as written:
        written.write(content)
    Path(written.name).chmod(mode)
    return Path(written.name)
