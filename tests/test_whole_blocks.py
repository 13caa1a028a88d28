"""The HTML of a generated page that is taken out at once becomes the page that Markdown makes of it tag by tag."""

from __future__ import annotations

from random import Random
from typing import cast

import pytest
from markdown import Markdown
from mkdocs.structure.pages import _RawHTMLPreprocessor

from persona_handbook.site.checking import edition_of
from persona_handbook.site.every_page import every_page
from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.markdown.whole_blocks import WholeBlocks, anchors_in, whole_blocks
from persona_handbook.testing import TODAY, handbook_from, laid_over

PIECES = (
    *("<div>", "</div>", '<div class="a" id="b">', "<section>", "</section>", "<p>", "</p>", "<a name='c'>", "</a>"),
    *(
        "<span id=d>",
        "</span>",
        "<details open>",
        "</details>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "</table>",
    ),
    *("<hr>", "<br/>", "<div/>", "<img src=a>", '<i title="&quot; > <div>">', "</i>", "<DIV>", "</Div>", "<!-- a -->"),
    *("<!--", "-->", "<script>", "</script>", "<pre>", "</pre>", "<?a?>", "&#38;", "&#38", "&amp;", "&amp ", "& ", "<"),
    *('<div markdown="1">', "markdown", "`<div>`", "## A {#e}", "- a", "1. a", "| a | b |", "|---|---|", "*a*", "word"),
    *("\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n\n", " ", "  ", "    ", "   \n", "\t"),
)
BLOCK = '<div class="a">\n<p id="e">One &#38; <b>two</b></p>\n\n<div>\n- three{}</div>\n</div>\n\n'


def converted(text: str, *, at_once: bool) -> tuple[str, set[str]]:
    """Convert a page, and give its HTML and the anchors in HTML that MkDocs finds in it."""
    md = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc", "fenced_code"])
    raw = _RawHTMLPreprocessor()
    raw._register(md)  # noqa: SLF001  as MkDocs does
    if at_once:
        generated = PageContext(cast("object", None), "a.md", generated=True)  # type: ignore[arg-type]
        md.preprocessors.register(WholeBlocks(md, lambda: generated), "whole", 21.5)
    made = md.convert(text)
    return made, raw.present_anchor_ids | (anchors_in(made) if at_once else set())


def random_page(chance: Random) -> str:
    pieces = chance.choices(PIECES, k=chance.randint(0, 12))
    for _ in range(chance.randint(1, 3)):
        within = "".join(chance.choices(PIECES, k=chance.choice((0, 0, 1, 2, 3))))
        pieces.insert(chance.randint(0, len(pieces)), f"\n\n{BLOCK.format(within)}")
    return "".join(pieces)


@pytest.mark.parametrize("seed", range(8))
def test_any_page_becomes_the_same(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  no secret
    taken = 0
    for _ in range(200):
        page = random_page(chance)
        plainly, at_once = converted(page, at_once=False), converted(page, at_once=True)
        assert at_once[0] == plainly[0], repr(page)
        taken += bool([*whole_blocks(page)])
    assert taken > 100


def test_each_generated_page_becomes_the_same_and_keeps_its_anchors() -> None:
    pages = every_page(edition_of(handbook_from(laid_over("")), TODAY)).values()
    taken = 0
    for page in pages:
        plainly, at_once = (converted(page.body, at_once=way) for way in (False, True))
        assert at_once[0] == plainly[0], page.path
        assert plainly[1] <= at_once[1] <= anchors_in(plainly[0]) | plainly[1], page.path
        taken += sum(end - start for start, end in whole_blocks(page.body))
    assert taken > 0.8 * sum(len(page.body) for page in pages)
