"""Puts each page into a folder of its own, for hosts that move relative addresses in HTML with the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from persona_handbook.reading.markdown.literal_spans import literal_spans

INDEX = "index.md"
ENDING = ".md"
TARGETS = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s<>()#?]+)|^ {0,3}\[[^\[\]\n^]+\]:[ \t]*<?(?P<noted>[^\s<>#?]+)", re.MULTILINE
)


def in_folders(tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site in which `a/b.md` is `a/b/index.md`, so that a page is served from where it is.

    Zensical takes relative addresses in HTML as relative to the Markdown file, and other hosts as relative to the
    served page. In this layout, both are the same. Links in Markdown are changed; a page stays where it is if its new
    place is taken.
    """
    moved = {path: _place(path) for path in tree if _place(path) == path or _place(path) not in tree}
    return {
        moved.get(path, path): _relinked(content, path, moved, tree) if path.endswith(ENDING) else content
        for path, content in tree.items()
    }


def _place(path: str) -> str:
    is_leaf = path.endswith(ENDING) and posixpath.basename(path) != INDEX
    return f"{path.removesuffix(ENDING)}/{INDEX}" if is_leaf else path


def _relinked(content: bytes, path: str, moved: Mapping[str, str], tree: Mapping[str, bytes]) -> bytes:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    literal = literal_spans(text)

    def changed(found: re.Match[str]) -> str:
        name = "inline" if found["inline"] else "noted"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(found[name])))
        if literal.holds(found.start()) or target not in tree:
            return found[0]
        address = posixpath.relpath(moved.get(target, target), posixpath.dirname(moved.get(path, path)) or ".")
        return found[0][: found.start(name) - found.start()] + quote(address)

    return TARGETS.sub(changed, text).encode()
