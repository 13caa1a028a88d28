"""Replaces short codes in pages."""

from __future__ import annotations

import re


def on_page_markdown(markdown: str, **_: object) -> str:
    """Replace `<!-- md:version 1.0 -->` by a mark."""
    return re.sub(r"<!-- md:version (\S+) -->", r"**since \1**", markdown)
