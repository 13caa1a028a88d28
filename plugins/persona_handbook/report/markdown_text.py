"""Escapes user text for the Markdown of Git hosts: it creates no links and mentions, and breaks no tables."""

from __future__ import annotations

import re

from persona_handbook.finding import split_at_code
from persona_handbook.reading.unshowable import showable

MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+.!|<>~@&:/-])")
IS_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")


def in_markdown(text: str) -> str:
    """Escape a text; parts in backticks are shown as code."""
    parts = split_at_code(" ".join(showable(text).split()))
    if len(parts) % 2 == 0:
        parts[-2:] = ["`".join(parts[-2:])]
    return "".join(as_code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def as_text(text: str) -> str:
    """Escape a text completely."""
    return _escaped(" ".join(showable(text).split()))


def as_code(text: str) -> str:
    """Show a text literally as code."""
    return f"<code>{_referenced(text)}</code>"


def _escaped(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "@\u2060")


def _referenced(text: str) -> str:
    return re.sub(r"[^\w ,.]", lambda found: f"&#{ord(found[0])};", showable(text))


def in_a_line(text: str) -> str:
    """Put a text on one line of Markdown that people read as source: only markup is escaped."""
    return IS_MARKUP.sub(r"\\\1", " ".join(showable(text).split()))


def as_lines(text: str) -> list[str]:
    """Return the lines of a text that its author wrote in Markdown, in which a tag of HTML is shown as text."""
    return [showable(line).replace("<", r"\<") for line in text.splitlines()]
