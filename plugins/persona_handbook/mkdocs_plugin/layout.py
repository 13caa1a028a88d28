"""MkDocs integration: says in the head of a finished page which layout its content needs.

A browser may draw the start of a page before it has the rest; what a style learns only then moves what is drawn.
"""

from __future__ import annotations

WIDE = '<div class="ph ph-journey">'
END, MARKED_END = "</head>", '<meta name="persona-handbook" content="journey"></head>'


def with_layout(page: str) -> str:
    """Name the layout of a journey's page in its head; other pages stay unchanged."""
    return page.replace(END, MARKED_END, 1) if WIDE in page else page
