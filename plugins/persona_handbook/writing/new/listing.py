"""Adds the plugin to the configuration of an existing site, and keeps everything else in the file."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

import yaml

from persona_handbook.reading.yaml.document import read_document
from persona_handbook.reading.yaml.inspection import Unreadable
from persona_handbook.settings.composing import Composer
from persona_handbook.settings.node import Fields, Items, Node, Typed, as_mkdocs_data
from persona_handbook.settings.plugin_names import PLUGIN

PLUGINS = "plugins"
INDENT = re.compile(r"[ \t]*")


def with_plugin(content: bytes, options: Sequence[str]) -> bytes | None:
    """Return a configuration that lists the plugin last.

    Args:
        content: the configuration
        options: the lines of the plugin's settings, such as `base: customers/`

    Returns:
        the new content; None if it cannot be added safely. A file that inherits gets an entry if it has plugins of its
        own: MkDocs adds a map to that of the parent, and a list replaces it
    """
    before = _read(content)
    if before is None or ("INHERIT" in before.parts and PLUGINS not in before.parts):
        return None
    text = content.decode("utf-8-sig")
    changed = _with_entry(text, before, options)
    after = _read(changed.encode()) if changed else None
    if changed is None or after is None or not _differ_by_the_plugin(before, after):
        return None
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return mark + changed.encode()


def _with_entry(text: str, site: Fields, options: Sequence[str]) -> str | None:
    line_end = "\r\n" if "\r\n" in text else "\n"
    listed = site.parts.get(PLUGINS)
    if listed is None:
        lines = ["", f"{PLUGINS}:", "  - search", *_item("  ", options)]
        return text.rstrip() + line_end + line_end.join((*lines, ""))
    parts: Sequence[Node] = ()
    if isinstance(listed.part, Items):
        parts = listed.part.parts
    elif isinstance(listed.part, Fields):
        parts = [each.part for each in listed.part.parts.values()]
    if not parts:
        return None
    if text[listed.part.place.span[0]] in "[{":
        end = parts[-1].place.span[1]
        entry = f"{PLUGIN}: {{{', '.join(options)}}}"
        return f"{text[:end]}, {f'{{{entry}}}' if isinstance(listed.part, Items) else entry}{text[end:]}"
    at = _start_of_line(text, listed.part.place.span[0])
    indent = INDENT.match(text, at)
    space = indent[0] if indent else ""
    lines = _item(space, options) if isinstance(listed.part, Items) else _entry(space, options)
    end = text.find("\n", len(text[: _end(parts[-1])].rstrip()))
    body, rest = (text, "") if end < 0 else (text[:end].removesuffix("\r"), text[end + 1 :])
    return line_end.join((body, *lines, "")) + rest


def _end(part: Node) -> int:
    """Return where the last value of a part ends; the part itself can end after comments that follow it."""
    if isinstance(part, Items) and part.parts:
        return max(part.place.span[0], _end(part.parts[-1]))
    if isinstance(part, Fields) and part.parts:
        return _end(list(part.parts.values())[-1].part)
    return part.place.span[1]


def _item(indent: str, options: Sequence[str]) -> list[str]:
    return [f"{indent}- {PLUGIN}:", *(f"{indent}    {each}" for each in options)]


def _entry(indent: str, options: Sequence[str]) -> list[str]:
    return [f"{indent}{PLUGIN}:", *(f"{indent}  {each}" for each in options)]


def _start_of_line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _read(content: bytes) -> Fields | None:
    document = read_document(content, "mkdocs.yml", tags=True)
    if document.data is None or document.findings:
        return None
    try:
        site = Composer(document.source, os.environ).compose()
    except (Unreadable, yaml.YAMLError):
        return None
    return site if isinstance(site, Fields) else None


def _differ_by_the_plugin(before: Fields, after: Fields) -> bool:
    old, new = as_mkdocs_data(before), as_mkdocs_data(after)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    was, now = _plugins(old), _plugins(new)
    return _rest(old) == _rest(new) and now[:-1] == was


def _rest(site: dict[str, Typed]) -> dict[str, Typed]:
    return {name: value for name, value in site.items() if name != PLUGINS}


def _plugins(site: dict[str, Typed]) -> list[Typed]:
    listed = site.get(PLUGINS)
    if isinstance(listed, dict):
        return [[name, value] for name, value in listed.items()]
    return listed if isinstance(listed, list) else ["search"]
