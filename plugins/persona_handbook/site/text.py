"""The gates that every text a person wrote passes on its way into a page. Nothing is trusted, nothing is altered.

The third gate, into a Mermaid label, is `diagram_text.py`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup

from persona_handbook.reading.markdown.plain.stand_ins import given_back
from persona_handbook.reading.markdown.plain.tags import ATTRIBUTES, TAGS
from persona_handbook.reading.markdown.plain.text import with_text_kept
from persona_handbook.reading.unshowable import showable

SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
POP_EMBEDDING, POP_ISOLATE = "\u202c", "\u2069"
ENDS_OF_DIRECTION = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", POP_EMBEDDING),
    **dict.fromkeys("\u2066\u2067\u2068", POP_ISOLATE),
}
# all but letters, digits and signs that mean nothing anywhere; a hyphen means nothing between two letters or digits
SPECIAL = re.compile(r"[^A-Za-z0-9 ,.\-\u00a1-\U0010ffff]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])")
# a phrase of ours keeps its punctuation, and the places for its values
NOT_IN_A_PHRASE = re.compile(r"%\(\w+\)s|[^A-Za-z0-9 ,.:;!?'()/%\u00a1-\U0010ffff-]")
MARKDOWN_EXTENSIONS = ("tables", "fenced_code", "sane_lists")
TOO_HIGH = re.compile(r"(?<=<)(/?)h[12](?=>)")


def in_html(text: object) -> Markup:
    """Let a text into HTML, as content or as an attribute's value, exactly as it was written.

    Every character that HTML, Markdown or one of its extensions (snippets, macros, emoji, abbreviations …) could take
    for its own becomes a character reference; white space becomes single spaces, because a blank line ends raw HTML.
    """
    if isinstance(text, Markup):
        return text
    words = " ".join(str(text).split())
    return Markup(referenced(_turned_back(words)))  # noqa: S704  this is the gate


def phrase_in_html(phrase: str) -> Markup:
    """Let a phrase of a catalog into HTML: as any text, but with the places for its values, such as `%(name)s`."""
    words = showable(_turned_back(" ".join(phrase.split())))
    kept = NOT_IN_A_PHRASE.sub(lambda found: found[0] if found[0].startswith("%(") else f"&#{ord(found[0])};", words)
    return Markup(kept)  # noqa: S704  this is the gate


def from_markdown(text: str) -> Markup:
    """Let Markdown in: rendered, sanitised by nh3, and then as safe from the page's own Markdown as any text.

    What was surely meant as text, such as a tag that no page shows, stays visible as it was written. Headings begin at
    the third level, below those of the page.
    """
    written = with_text_kept(showable(text))
    rendered = Markdown(extensions=list(MARKDOWN_EXTENSIONS), output_format="html").convert(written)
    clean = nh3.clean(TOO_HIGH.sub(r"\1h3", rendered), tags=set(TAGS), attributes=ATTRIBUTES)
    rewriter = _Referencing()
    rewriter.feed(clean)
    rewriter.close()
    return Markup("".join(rewriter.parts))  # noqa: S704  this is the gate


def safe_link(link: str) -> str | None:
    """Give a link back if it is relative or leads by http, https or mailto; None for all others.

    A link with a backslash is none: to a browser it is a slash, and two of them begin the name of another host.
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
    """Give every character that HTML, Markdown or an extension could take for its own as a character reference."""
    return SPECIAL.sub(lambda found: f"&#{ord(found[0])};", showable(text))


def _turned_back(text: str) -> str:
    """End within a text every change of the reading direction that begins in it, so that what follows keeps its own."""
    ends: list[str] = []
    for character in text:
        if character in ENDS_OF_DIRECTION:
            ends.append(ENDS_OF_DIRECTION[character])
        elif character in ends[-1:] or (character == POP_ISOLATE and character in ends):
            while ends.pop() != character:
                pass
    return text + "".join(reversed(ends))


class _Referencing(HTMLParser):
    """Writes clean HTML again, with every text and attribute through `referenced`."""

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
