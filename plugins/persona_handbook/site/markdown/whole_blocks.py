"""Takes the HTML of generated pages out of their Markdown at once, instead of tag by tag as Markdown does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from persona_handbook.reading.yaml.value import Span
from persona_handbook.site.handwritten import PageContext

FIRST_TAG = re.compile(r"<(?P<name>div|section|table|details|nav|ul|ol|dl|p|figure|form|aside|header|article)(?=[\s>])")
BLANK_LINE = re.compile(r"(?:[ ]*\n){2}")
# outside of blocks: a tag or a comment can hold a block, and a reference at the beginning of a line can be one
HOLDS_MORE = re.compile(r"<|^[ \t]*&", re.MULTILINE)
# what Markdown writes anew, or reads as anything but nested elements
UNUSUAL = re.compile(
    r"<[!?]|</?[A-Z]|<(?:script|style|textarea|title|iframe|noembed|noframes|xmp|plaintext|noscript)\b"
    r"|&(?:#(?!\d+;|[xX][0-9a-fA-F]+;)|[A-Za-z](?![A-Za-z0-9]*;))|\bmarkdown\b|[\x02\x03`]"
    r"|<[^<>]*<|=\s*\"[^\"<>]*[<>]|=\s*'[^'<>]*[<>]"
)
ANCHOR = re.compile(r"<(?:[a-z][^<>]*?\sid|a\s[^<>]*?\bname)=\"([^\"]*)\"")


class WholeBlocks(Preprocessor):
    """Stashes the blocks of HTML of a generated page; the result is the one that Markdown itself would give."""

    def __init__(self, md: Markdown, context: Callable[[], PageContext | None]) -> None:
        super().__init__(md)
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Process the lines of a page."""
        context = self._context()
        if context is None or not context.generated:
            return lines
        text = "\n".join(lines)
        blocks = [*whole_blocks(text)]
        pieces: list[str] = []
        at = 0
        for start, end in blocks:
            pieces.append(text[at:start])
            at = end
        rest = text[at:]
        if not blocks or any(map(HOLDS_MORE.search, (*pieces, rest))):
            return lines
        made = (
            f"{before}\n{self.md.htmlStash.store(text[start:end] + chr(10))}\n\n"
            for before, (start, end) in zip(pieces, blocks, strict=True)
        )
        return "".join([*made, rest]).split("\n")


def whole_blocks(text: str) -> Iterator[Span]:
    """Yield the start and end of each block of HTML between blank lines, as far as it is easy to read."""
    at = 0
    while found := _next_block(text, at):
        start, name = found
        end = _end_of(text, start, name)
        if end is None or UNUSUAL.search(text, start, end) or not BLANK_LINE.match(text, end):
            return
        yield start, end
        at = end


def anchors_in(content: str) -> set[str]:
    """Return the anchors of a page, which MkDocs looks for in the HTML within its Markdown."""
    return {html.unescape(each) for each in ANCHOR.findall(content)}


def _next_block(text: str, at: int) -> tuple[int, str] | None:
    """Return where the next block after a place starts, and its element."""
    while True:
        start = 0 if at == 0 and text.startswith("<") else text.find("\n\n<", at) + 2
        if start == 1:
            return None
        if found := FIRST_TAG.match(text, start):
            return start, found["name"]
        at = start + 1


def _end_of(text: str, start: int, name: str) -> int | None:
    """Return the end of an element, None if it is not closed."""
    depth = 0
    for each in re.finditer(rf"<(?P<closes>/?){name}(?=[\s/>])(?P<alone>[^<>]*/>)?", text[start:]):
        if each["alone"]:
            return None
        depth += -1 if each["closes"] else 1
        if not depth:
            end = text.find(">", start + each.start())
            return end + 1 if end >= 0 else None
    return None
