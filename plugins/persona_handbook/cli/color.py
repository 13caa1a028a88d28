"""Whether a command writes in color."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

NEVER, ALWAYS = "NO_COLOR", "FORCE_COLOR"


def wants_color(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Decide whether to write in color: on a terminal, unless the environment says otherwise.

    Source: no-color.org and force-color.org; where both are set, `NO_COLOR` wins, as in Python itself.

    Args:
        stream: what the command writes to; None where it is closed
        environ: the environment; a variable that is empty counts as not set
    """
    if environ.get(NEVER):
        return False
    if environ.get(ALWAYS):
        return True
    return environ.get("TERM") != "dumb" and stream is not None and stream.isatty()
