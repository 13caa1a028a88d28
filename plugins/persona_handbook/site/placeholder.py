"""The line `::: handbook` of a hand-written page, in whose place the state of the handbook is put."""

from __future__ import annotations

import re

from persona_handbook.site.edition import Edition
from persona_handbook.site.home import state

LINE = re.compile(r"::: handbook\s*")
FENCE = re.compile(r"\s*(```|~~~)")


def with_state(edition: Edition, path: str, markdown: str) -> str:
    """Put the state of the handbook in place of the line `::: handbook`; lines within code are left alone."""
    if "::: handbook" not in markdown:
        return markdown
    lines: list[str] = []
    in_code = False
    for line in markdown.splitlines():
        in_code ^= bool(FENCE.match(line))
        lines.append(state(edition, path) if LINE.fullmatch(line) and not in_code else line)
    return "\n".join(lines) + "\n"
