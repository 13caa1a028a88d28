"""Finds the first part of an SVG drawing that is executable or external.

A page shows a portrait as an image, in which nothing is executed. But its URL opens the drawing as a page of the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate

from persona_handbook.message import Phrases, gettext

RUNS: Phrases = {"script": "a script", "handler": "a script"}
FOREIGN = {"foreignobject", "iframe", "object", "embed", "audio", "video"}
ANIMATES = {"set", "animate"}
ADDRESSES = ("href", "src")
PICTURE = "#|data:image/(?:png|jpeg|gif|webp|avif);"
INSIDE = re.compile(rf"{PICTURE}|\Z", re.IGNORECASE)
LEADS_ON = re.compile(r"https?:|mailto:", re.IGNORECASE)
LOADED_BY_STYLE = re.compile(rf"@import|image-set|url\((?!\s*['\"]?\s*(?:{PICTURE}))", re.IGNORECASE)
INVISIBLE = re.compile(r"[\x00-\x20]")


@dataclass(frozen=True, slots=True)
class UnsafePart:
    """A forbidden part of a drawing, in words that follow "has", and its line and column from 1."""

    what: str
    line: int
    column: int


def unsafe_part(content: bytes) -> UnsafePart | None:
    """Return the first forbidden part of a drawing, or None.

    Args:
        content: the file; malformed XML is unsafe too, because browsers execute it up to the error
    """
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003  it takes no names
    except ExpatError as error:
        return UnsafePart(gettext("a mistake in its XML"), error.lineno, error.offset + 1)
    except _Found as found:
        return found.part
    return None


class _Found(Exception):  # noqa: N818  it ends the reading, and is no mistake
    def __init__(self, part: UnsafePart) -> None:
        super().__init__(part.what)
        self.part = part


class _Reader:
    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.buffer_text = True
        self._style_depth = 0

    def _refuse(self, what: str) -> None:
        raise _Found(UnsafePart(what, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = _local(name)
        if tag in RUNS:
            self._refuse(gettext(RUNS[tag]))
        if tag in FOREIGN:
            self._refuse(gettext("an element `%(name)s`, which can hold any page", name=name.rpartition(" ")[2]))
        self._style_depth += tag == "style" or self._style_depth > 0
        for key, value in attributes.items():
            self._attribute(tag, _local(key), value)

    def _attribute(self, tag: str, key: str, value: str) -> None:
        address = INVISIBLE.sub("", value)
        if key.startswith("on") or (tag in ANIMATES and key == "attributename" and _local(address).startswith("on")):
            self._refuse(gettext("a script in an attribute `%(key)s`", key=key))
        leads_on = tag == "a" and LEADS_ON.match(address)
        if key in ADDRESSES and not leads_on and not INSIDE.match(address):
            self._refuse(gettext("an attribute `%(key)s` that leads out of the drawing", key=key))
        if tag in ANIMATES and key in {"to", "from", "by", "values"} and "script:" in address.lower():
            self._refuse(gettext("a script in an attribute `%(key)s`", key=key))
        if LOADED_BY_STYLE.search(value):
            self._refuse(gettext("an attribute `%(key)s` that loads something", key=key))

    def _text(self, text: str) -> None:
        # CSS escapes can hide anything
        if self._style_depth and (LOADED_BY_STYLE.search(text) or "\\" in text):
            self._refuse(gettext("a style that loads something"))

    def _end(self, _name: str) -> None:
        self._style_depth = max(0, self._style_depth - 1)

    def _entity(self, *_declared: object) -> None:
        self._refuse(gettext("a declared entity"))

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse(gettext("a style sheet of its own file"))


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()
