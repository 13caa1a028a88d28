"""Escapes user text for pages. Text is never trusted and never changed.

Labels of Mermaid diagrams are escaped in `diagram_text.py`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup

from persona_handbook.reading.markdown.plain.literal_text import with_text_kept
from persona_handbook.reading.markdown.plain.stand_ins import given_back
from persona_handbook.reading.markdown.plain.tags import ATTRIBUTES, TAGS
from persona_handbook.reading.unshowable import showable

SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
POP_EMBEDDING, POP_ISOLATE = "\u202c", "\u2069"
ENDS_OF_DIRECTION = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", POP_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", POP_ISOLATE),
}
# everything except letters, digits and characters without a meaning; a hyphen between two of them is literal
SPECIAL = re.compile(r"[^A-Za-z0-9 ,.\-\u00a1-\U0010ffff]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])")
# our phrases keep their punctuation and placeholders
NOT_IN_A_PHRASE = re.compile(r"%\(\w+\)s|[^A-Za-z0-9 ,.:;!?'()/%\u00a1-\U0010ffff-]")
MARKDOWN_EXTENSIONS = ("tables", "fenced_code", "sane_lists")
TOO_HIGH = re.compile(r"(?<=<)(/?)h[12](?=>)")


def in_html(text: object) -> Markup:
    """Escape a text for HTML content or an attribute value, exactly as written.

    Every character that is special in HTML, Markdown or one of its extensions (snippets, macros, emoji, abbreviations
    …) becomes a character reference; white space becomes single spaces, because a blank line ends raw HTML.
    """
    if isinstance(text, Markup):
        return text
    words = " ".join(str(text).split())
    return Markup(referenced(_turned_back(words)))  # noqa: S704  this is the gate


def phrase_in_html(phrase: str) -> Markup:
    """Escape a phrase of a catalog for HTML, except for placeholders such as `%(name)s`."""
    words = showable(_turned_back(" ".join(phrase.split())))
    kept = NOT_IN_A_PHRASE.sub(lambda found: found[0] if found[0].startswith("%(") else f"&#{ord(found[0])};", words)
    return Markup(kept)  # noqa: S704  this is the gate


def from_markdown(text: str) -> Markup:
    """Render Markdown, sanitize it with nh3, and protect it from the page's own Markdown.

    Headings start at level 3, below those of the page. Only links that pass `safe_link` are kept.
    """
    written = with_text_kept(showable(text))
    rendered = Markdown(extensions=list(MARKDOWN_EXTENSIONS), output_format="html").convert(written)
    clean = nh3.clean(TOO_HIGH.sub(r"\1h3", rendered), tags=set(TAGS), attributes=ATTRIBUTES)
    rewriter = _Referencing()
    rewriter.feed(clean)
    rewriter.close()
    return Markup("".join(rewriter.parts))  # noqa: S704  this is the gate


def safe_link(link: str) -> str | None:
    """Return a link if it is relative, http, https or mailto, else None.

    Links with a backslash are rejected: browsers treat it as a slash, and two of them start a host name.
    """
    bare = "".join(character for character in link if character.isprintable()).strip()
    try:
        scheme = urlsplit(bare).scheme.lower()
    except ValueError:
        return None
    if "\\" in bare:
        return None
    return bare if scheme in SAFE_SCHEMES or (not scheme and not bare.startswith("//")) else None


def referenced(text: str) -> str:
    """Replace every character that is special in HTML, Markdown or an extension by a character reference."""
    return SPECIAL.sub(lambda found: f"&#{ord(found[0])};", showable(text))


def _turned_back(text: str) -> str:
    """Close all changes of text direction that a text opens, so that they do not affect what follows."""
    ends: list[str] = []
    for character in text:
        if character in ENDS_OF_DIRECTION:
            ends.append(ENDS_OF_DIRECTION[character])
        elif character in ends[-1:] or (character == POP_ISOLATE and character in ends):
            while ends.pop() != character:
                pass
    return text + "".join(reversed(ends))


class _Referencing(HTMLParser):
    """Serializes clean HTML with every text and attribute passed through `referenced`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = [(name, given_back(value or "")) for name, value in attrs]
        is_no_link = tag == "a" and safe_link(dict(written).get("href") or "//") is None
        kept = [] if is_no_link else written
        values = "".join(f' {name}="{referenced(value)}"' for name, value in kept)
        self.parts.append(f"<{tag}{values}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(referenced(_turned_back(given_back(data))))
