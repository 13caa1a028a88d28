"""How a command ends that could not run."""

from __future__ import annotations

from typing import NoReturn

from persona_handbook.cli.output.terminal import say

COULD_NOT_RUN = 2


def give_up(message: str) -> NoReturn:
    """Exit with 2: the command could not run."""
    say(f"personas: {message}", err=True)
    raise SystemExit(COULD_NOT_RUN)
