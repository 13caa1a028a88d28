"""Hand-written Markdown -> where it names a persona, a journey, a claim or a piece of evidence of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK = re.compile(r"\[\[(?P<kind>[a-z]+):(?P<id>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]+))?\]\]")
EMBED = re.compile(r"^::: (?P<kind>journey|map) (?P<id>\S+)[ \t]*$", re.MULTILINE)
FENCED = r"^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t]*(?P=mark)[`~]*[ \t]*$"
IN_LINE = r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"
CODE = re.compile(f"{FENCED}|{IN_LINE}", re.MULTILINE | re.DOTALL)
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
    """Find the cross-references of a text, in their order; what stands in code is left alone."""
    code = [found.span() for found in CODE.finditer(markdown)]
    found = sorted(_found(markdown), key=lambda each: each.span)
    return tuple(each for each in found if not any(start <= each.span[0] < end for start, end in code))


def _found(markdown: str) -> Iterator[CrossReference]:
    for link in LINK.finditer(markdown):
        words = link["words"].strip() if link["words"] else None
        yield CrossReference(link["kind"], link["id"].strip(), words, link.span())
    for embed in EMBED.finditer(markdown):
        yield CrossReference(embed["kind"], embed["id"], None, embed.span(), embeds=True)
