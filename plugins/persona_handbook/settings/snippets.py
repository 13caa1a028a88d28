"""The settings of `pymdownx.snippets`: files that pages include."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from persona_handbook.settings.node import Fields, Items, Leaf, Node, as_mkdocs_data, node_at

EXTENSION = "pymdownx.snippets"
RELATIVE = "!relative"
DOCS_FOLDER = "$docs_dir"


@dataclass(frozen=True, slots=True)
class Snippets:
    """The folders that are searched for snippets, in order, and the snippets appended to every page."""

    folders: tuple[Path, ...]
    at_the_end: tuple[str, ...] = ()
    restricted: bool = True


def snippets_of(site: Fields | None, root: Path, docs: str) -> Snippets | None:
    """Read the settings of snippets; None if the extension is not used.

    Args:
        site: the configuration
        root: the folder of the configuration, in which MkDocs runs
        docs: the documents folder, relative to it
    """
    listed = node_at(site, ("markdown_extensions",)) if site else None
    is_on, options = _options(listed) if listed else (False, None)
    if not is_on:
        return None
    base = node_at(options, ("base_path",)) if options else None
    parts = base.parts if isinstance(base, Items) else (base,) if isinstance(base, Leaf) else ()
    folders = tuple(root / _folder(each, docs) for each in parts if isinstance(each, Leaf))
    appended = node_at(options, ("auto_append",)) if options else None
    names = appended.parts if isinstance(appended, Items) else ()
    restrict = node_at(options, ("restrict_base_path",)) if options else None
    return Snippets(
        folders or (root,),
        tuple(each.typed for each in names if isinstance(each, Leaf) and isinstance(each.typed, str)),
        restricted=restrict is None or as_mkdocs_data(restrict) is not False,
    )


def _options(listed: Node) -> tuple[bool, Node | None]:
    """Return whether the extension is listed, and its options."""
    if isinstance(listed, Fields):
        field = listed.parts.get(EXTENSION)
        return field is not None, field.part if field else None
    for each in listed.parts if isinstance(listed, Items) else ():
        if isinstance(each, Leaf) and each.typed == EXTENSION:
            return True, None
        if isinstance(each, Fields) and EXTENSION in each.parts:
            return True, each.parts[EXTENSION].part
    return False, None


def _folder(part: Leaf, docs: str) -> str:
    """Return a folder; MkDocs resolves `!relative` to the documents folder or the configuration's folder."""
    if isinstance(part.typed, str):
        return part.typed
    said = part.written if isinstance(part.written, str) else ""
    if not said.startswith(RELATIVE):
        return "."
    rest = said.removeprefix(RELATIVE).strip().strip("'\"")
    first, _, inner = rest.partition("/")
    return f"{docs if first in {'', DOCS_FOLDER} else '.'}/{inner}"
