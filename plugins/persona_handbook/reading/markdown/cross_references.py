"""Hand-written Markdown -> where it names a persona, a journey, a claim or a piece of evidence of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from persona_handbook.reading.markdown.literal_spans import unread

LINK = re.compile(
    r"(?<!\\)\[\[(?P<kind>[A-Za-z]+):(?P<id>[^\[\]|\\\r\n]+)"
    r"(?:\\?\|(?P<words>(?:[^\[\]\r\n]|\r?\n(?![ \t]*\r?\n))+))?\]\]",
)
EMBED = re.compile(r"^:::[ \t]+(?P<kind>journey|map)[ \t]+(?P<id>\S+)[ \t]*(?=\r?$)", re.MULTILINE)
KINDS = ("persona", "journey", "claim", "evidence")


@dataclass(frozen=True, slots=True)
class CrossReference:
    """One place of a text: the kind and the id that it names, the words to show, and whether the thing itself is to be.

    `kind` is one of KINDS, or `map` where a journey's map is to be shown; `span` is from where to where it stands.
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
    left_alone = unread(markdown)
    found = sorted(_found(markdown), key=lambda each: each.span)
    return tuple(each for each in found if not left_alone.holds(each.span[0]))


def _found(markdown: str) -> Iterator[CrossReference]:
    for link in LINK.finditer(markdown):
        words = " ".join(link["words"].split()) if link["words"] else None
        yield CrossReference(link["kind"], link["id"].strip(), words, link.span())
    for embed in EMBED.finditer(markdown):
        yield CrossReference(embed["kind"], embed["id"], None, embed.span(), embeds=True)
