"""Determines whether a command writes in color."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

NEVER, ALWAYS = "NO_COLOR", "FORCE_COLOR"


def wants_color(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Return whether to write in color: on a terminal, unless the environment overrides it.

    Source: no-color.org and force-color.org; if both are set, `NO_COLOR` takes precedence, as in Python itself.

    Args:
        stream: the output; None if it is closed
        environ: the environment; empty variables count as unset
    """
    if environ.get(NEVER):
        return False
    if environ.get(ALWAYS):
        return True
    return environ.get("TERM") != "dumb" and stream is not None and stream.isatty()
