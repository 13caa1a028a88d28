"""Finds references to personas, journeys, claims and evidence in hand-written Markdown.

The site uses the same patterns, so that the check and the pages recognize the same references.
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
# allowed before it on its line: quote marks, and the start of a list item, definition or footnote
MARKERS = r"[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}\.|:|\[\^[^\]\s]+\]:)[ \t]+)*"
EMBED_LINE = re.compile(rf"^{MARKERS}{EMBED}", re.MULTILINE)
KINDS = ("persona", "journey", "claim", "evidence")
STATE = "handbook"


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference in a text: the kind and ID, the link text, and whether the target is embedded.

    `kind` is one of KINDS, or `map` to embed a journey's map, or `handbook` to embed the state of the handbook. `span`
    is the start and end offset.
    """

    kind: str
    id: str
    words: str | None
    span: tuple[int, int]
    embeds: bool = False

    @property
    def target(self) -> str:
        """The kind of thing that the ID refers to."""
        return "journey" if self.kind == "map" else self.kind


def cross_references(markdown: str) -> tuple[CrossReference, ...]:
    """Return the cross-references of a text in order; code, comments and front matter are skipped."""
    left_alone = literal_spans(markdown)
    found = sorted(_found(markdown), key=lambda each: each.span)
    return tuple(each for each in found if not left_alone.holds(each.span[0]))


def linked(found: re.Match[str]) -> CrossReference:
    """Create the reference for a match of LINK."""
    words = " ".join(re.sub(LINE_END, " ", found["words"]).split()) if found["words"] else None
    return CrossReference(found["kind"], found["id"].strip(), words, found.span("whole"))


def embedding(found: re.Match[str]) -> CrossReference:
    """Create the reference for a match of EMBED."""
    return CrossReference(found["state"] or found["kind"], found["id"] or "", None, found.span("whole"), embeds=True)


def _found(markdown: str) -> Iterator[CrossReference]:
    yield from map(linked, LINK.finditer(markdown))
    yield from map(embedding, EMBED_LINE.finditer(markdown))
