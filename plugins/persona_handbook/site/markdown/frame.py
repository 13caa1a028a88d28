"""The language and direction of pages whose labels are not in the language of the site.

A site in Arabic without an Arabic catalog has English labels. Their page then reads from left to right, and each text
of the handbook in it declares its own language and direction.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from persona_handbook.site.handwritten import PageContext
from persona_handbook.site.i18n.direction import direction


class Framed(Treeprocessor):
    """Puts the whole of a generated page into the frame of its labels."""

    def __init__(self, md: Markdown, context: Callable[[], PageContext | None]) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        """Frame the page, unless its labels are in the language of the site."""
        context = self._context()
        if context and context.generated:
            frame(root, 0, context.frame)


def frame(parent: Element, start: int, language: str | None) -> None:
    """Put the children of an element into one element that declares a language.

    Args:
        parent: the element
        start: the first child to frame; those before it stay outside
        language: the code of the language; without it, nothing changes
    """
    inner = list(parent)[start:]
    if not language or not inner:
        return
    for each in inner:
        parent.remove(each)
    SubElement(parent, "div", {"class": "ph-frame", "lang": language, "dir": direction(language)}).extend(inner)
