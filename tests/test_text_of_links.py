"""A link in Markdown that somebody wrote: kept where it is safe, and otherwise nothing but its words."""

from __future__ import annotations

from html import unescape

import pytest

from persona_handbook.site.text import from_markdown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[x](javascript:alert)", "<p><a>x</a></p>"),
        ("[x](javascript:alert 'title')", "<p><a>x</a></p>"),
        ("[x](https://example.com/)", '<p><a href="https://example.com/" rel="noopener noreferrer">x</a></p>'),
        ("[x](../lint.md)", '<p><a href="../lint.md" rel="noopener noreferrer">x</a></p>'),
    ],
)
def test_a_link(written: str, shown: str) -> None:
    assert unescape(from_markdown(written)).strip() == shown
