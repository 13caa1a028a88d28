"""MkDocs integration: names in the head of a finished page the layout that its content needs.

A browser can draw a page before it is complete; a layout that is known only at the end would shift the content.
"""

from __future__ import annotations

WIDE = '<div class="ph ph-journey">'
END, MARKED_END = "</head>", '<meta name="persona-handbook" content="journey"></head>'


def with_layout(page: str) -> str:
    """Name the layout of a journey's page in its head; other pages stay unchanged."""
    return page.replace(END, MARKED_END, 1) if WIDE in page else page
