"""Hand-written Markdown -> where it names a persona, a journey, a claim or a piece of evidence of the handbook.

The patterns are those of the site too, so that the check and the pages recognize the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.markdown.literal_spans import literal_spans

LINE_END = r"\r?\n[ \t>]*"
LINK = re.compile(
    r"(?<!\\)(?:\\\\)*(?P<whole>\[\[(?P<kind>[A-Za-z]+):"
    rf"(?:{LINE_END})?(?P<id>[^\[\]|\\\r\n]+)(?:{LINE_END})?"
    r"(?:\\?\|(?P<words>(?:[^\[\]\r\n]|\r?\n(?![ \t]*\r?\n))+))?\]\])",
)
EMBED = r"(?P<whole>:::[ \t]+(?:(?P<kind>journey|map)[ \t]+(?P<id>\S+)|(?P<state>handbook)))[ \t]*(?=\r?$)"
# what may stand before it on its line: quotes, and the beginning of an item, a definition or a footnote
MARKERS = r"[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}\.|:|\[\^[^\]\s]+\]:)[ \t]+)*"
EMBED_LINE = re.compile(rf"^{MARKERS}{EMBED}", re.MULTILINE)
KINDS = ("persona", "journey", "claim", "evidence")
STATE = "handbook"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """One place of a text: the kind and the id that it names, the words to show, and whether the thing itself is to be.

    `kind` is one of KINDS, `map` where a journey's map is to be shown, or `handbook` where its state is;
    `span` is from where to where it stands.
    """

    kind: str
    id: str
    words: str | None
    span: tuple[int, int]
    embeds: bool = False

    @property
    def target(self) -> str:
        """The kind of thing that the id is of."""
        return "journey" if self.kind == "map" else self.kind


def cross_references(markdown: str) -> tuple[CrossReference, ...]:
    """Find the cross-references of a text, in their order; code, comments and front matter are left alone."""
    left_alone = literal_spans(markdown)
    found = sorted(_found(markdown), key=lambda each: each.span)
    return tuple(each for each in found if not left_alone.holds(each.span[0]))


def linked(found: re.Match[str]) -> CrossReference:
    """Make the reference of what LINK found."""
    words = " ".join(re.sub(LINE_END, " ", found["words"]).split()) if found["words"] else None
    return CrossReference(found["kind"], found["id"].strip(), words, found.span("whole"))


def embedding(found: re.Match[str]) -> CrossReference:
    """Make the reference of what EMBED found."""
    return CrossReference(found["state"] or found["kind"], found["id"] or "", None, found.span("whole"), embeds=True)


def _found(markdown: str) -> Iterator[CrossReference]:
    yield from map(linked, LINK.finditer(markdown))
    yield from map(embedding, EMBED_LINE.finditer(markdown))
