"""Converts the elements of references in the tree of a page to links."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from persona_handbook.site.text import in_html

REFERENCE = "ph-reference"


class Links(Treeprocessor):
    """Converts the element of each reference to a link, or to plain text inside a link.

    It runs last, because hosts rewrite the links of a page, and these need no rewriting.
    """

    def run(self, root: Element) -> None:
        """Process the tree of a page."""
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
