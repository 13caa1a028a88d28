"""The tree of a page: what references have become in it turns into links."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from persona_handbook.site.text import in_html

REFERENCE = "ph-reference"


class Links(Treeprocessor):
    """Turns the element of each reference into a link, and into plain words where it stands in a link already.

    This comes after everything else, since hosts rewrite the links of a page, and these are right as they are.
    """

    def run(self, root: Element) -> None:
        """Go through the tree of a page."""
        todo = [(root, False)]
        while todo:
            element, is_in_link = todo.pop()
            if element.tag == REFERENCE:
                self._turn(element, is_in_link=is_in_link)
            inner = is_in_link or element.tag == "a"
            todo.extend((each, inner) for each in element)

    def _turn(self, element: Element, *, is_in_link: bool) -> None:
        address = element.attrib.pop("href")
        element.tag = "span" if is_in_link else "a"
        if not is_in_link:
            element.set("href", self.md.htmlStash.store(in_html(address)))
