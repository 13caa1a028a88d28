"""Reads what a finished page loads and executes, for the Content-Security-Policy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

SCRIPT_TYPES = re.compile(r"(?:text|application)/(?:java|ecma)script|module|importmap|speculationrules", re.IGNORECASE)
HOST = re.compile(r"[a-z0-9.-]+(?::[0-9]+)?")
LOADED_BY = {
    "audio": "media-src",
    "embed": "object-src",
    "iframe": "frame-src",
    "img": "img-src",
    "input": "img-src",
    "object": "object-src",
    "script": "script-src",
    "source": "media-src",
    "track": "media-src",
    "video": "media-src",
}
LOADED_BY_LINK = {"icon": "img-src", "manifest": "manifest-src", "preconnect": "font-src", "stylesheet": "style-src"}
ADDRESSES = {"object": "data", "form": "action"}
RUNS = "javascript:"
# the diagram library sets inline styles in each diagram
DRAWN = {"mermaid", "ph-diagram"}

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Needs:
    """What a page needs: texts of scripts, origins by directive, and what no hash can allow.

    `styled` names what sets inline styles, such as `<style>`; it is empty for most pages.
    """

    scripts: set[str] = field(default_factory=set)
    origins: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    styled: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


def needs_of(html: str) -> Needs:
    """Return what a page needs."""
    reader = _Reader()
    # like browsers before they hash a script
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return reader.needs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.needs = Needs()
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in reversed(attrs)}  # the first of two counts
        self._note_attributes(tag, found)
        self._note_addresses(tag, found)
        if tag == "style":
            self.needs.styled.add("<style>")
        if tag == "script" and "src" not in found and SCRIPT_TYPES.fullmatch(found.get("type") or "module"):
            self._script = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.needs.scripts.add("".join(self._script))
            self._script = None

    def _note_attributes(self, tag: str, found: Attributes) -> None:
        if "style" in found:
            self.needs.styled.add(f"<{tag} style>")
        if DRAWN & set(found.get("class", "").split()):
            self.needs.styled.add("diagrams")
        self.needs.refused |= {f"<{tag} {name}>" for name in found if name.startswith("on")}
        self.needs.refused |= {f"<{tag} {name}={RUNS}>" for name, value in found.items() if _runs(value)}

    def _note_addresses(self, tag: str, found: Attributes) -> None:
        if tag == "link":
            for kind in found.get("rel", "").lower().split():
                self._note_origin(LOADED_BY_LINK.get(kind), found.get("href", ""))
        elif tag == "form":
            self._note_origin("form-action", found.get("action", ""))
        elif tag == "a" and found.get("data-md-component") == "source":
            self._note_origin("connect-src", _facts_of(found.get("href", "")))
        else:
            self._note_origin(LOADED_BY.get(tag), found.get(ADDRESSES.get(tag, "src"), ""))
            for each in found.get("srcset", "").split(","):
                self._note_origin("img-src", each.strip().split(" ")[0])

    def _note_origin(self, directive: str | None, address: str) -> None:
        origin = _origin(address)
        if directive and origin:
            self.needs.origins[directive].add(origin)


def _runs(value: str) -> bool:
    return re.sub(r"[\x00-\x20]", "", value).lower().startswith(RUNS)


def _origin(address: str) -> str:
    """Return the origin of a URL on another host; empty for the same host."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    if not HOST.fullmatch(host) or parts.scheme not in {"", "http", "https"}:
        return ""
    return f"{parts.scheme or 'https'}://{host}"


def _facts_of(repository: str) -> str:
    """Return the API URL from which Material requests the stars and version of a linked repository."""
    return "https://api.github.com" if _origin(repository) == "https://github.com" else repository
