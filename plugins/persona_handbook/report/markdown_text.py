"""The gate into the Markdown of a git host: what somebody wrote makes no link, mentions nobody, breaks no table."""

from __future__ import annotations

import re

from persona_handbook.reading.unshowable import showable

CODE = re.compile(r"`([^`]*)`")
MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+.!|<>~@&:/-])")


def in_markdown(text: str) -> str:
    """Escape a text, but show what it holds between backticks as code."""
    parts = CODE.split(" ".join(showable(text).split()))
    return "".join(as_code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def as_code(text: str) -> str:
    """Show a text as code, as it is."""
    return f"<code>{_referenced(text)}</code>"


def _escaped(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "@\u2060")


def _referenced(text: str) -> str:
    return re.sub(r"[^\w ,.]", lambda found: f"&#{ord(found[0])};", showable(text))
