"""Parts of an extending template that no page shows."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from persona_handbook.finding import Finding, Location
from persona_handbook.message import gettext
from persona_handbook.reading.phrasing import nearest
from persona_handbook.site.own.folder import Folder
from persona_handbook.site.own.template_findings import not_used, on_line
from persona_handbook.site.own.template_syntax import blocks, exports, macros, parent


def unused_parts(folder: Folder, name: str) -> Iterator[Finding]:
    """Yield blocks, macros and text that the extended template does not use."""
    tree, above = folder.trees.get(name), folder.ancestors(name)
    trees = [folder.tree(each) for each in above or ()]
    if tree is None or not above or None in trees:
        return
    there = frozenset(block for each in trees if each for block in blocks(each))
    yield from _blocks(folder, name, tree, there, above[0])
    yield from _text(folder, name, tree, above[0])
    defined = frozenset(each for known in trees if known for each in exports(known))
    for macro in sorted(set(macros(tree)) & defined):
        wrong = gettext(
            "The macro `%(macro)s` overrides nothing, because `%(above)s` defines it again.",
            macro=macro,
            above=above[0],
        )
        place = on_line(folder.sources[name], macros(tree)[macro], macro)
        yield not_used(
            place, wrong, gettext("Copy the whole built-in file without `extends`, and change the copy."), macro
        )


def _blocks(folder: Folder, name: str, tree: nodes.Template, there: frozenset[str], above: str) -> Iterator[Finding]:
    for block in (each for each in tree.body if isinstance(each, nodes.Block) and each.name not in there):
        meant = nearest(block.name, there)
        listed = ", ".join(f"`{each}`" for each in sorted(there))
        way_out = (
            gettext("The blocks are %(listed)s.", listed=listed)
            if there
            else gettext("It has no blocks: replace the whole file instead.")
        )
        wrong = gettext("`%(above)s` has no block `%(name)s`.", above=above, name=block.name)
        place = on_line(folder.sources[name], block.lineno, block.name)
        yield not_used(
            place, wrong, gettext("Did you mean `%(found)s`?", found=meant) if meant else way_out, block.name
        )


def _text(folder: Folder, name: str, tree: nodes.Template, above: str) -> Iterator[Finding]:
    """Yield text and values after `extends` outside of blocks."""
    first = parent(tree)
    for node in tree.body:
        if first and isinstance(node, nodes.Output) and node.lineno >= first.line:
            shown = next((each for each in node.nodes if not _is_blank(each)), None)
            if shown is not None:
                wrong = gettext("This is outside of any block, so no page shows it.")
                yield not_used(
                    _place(folder, name, shown), wrong, gettext("Move it into a block of `%(above)s`.", above=above)
                )
                return


def _is_blank(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()


def _place(folder: Folder, name: str, node: nodes.Expr) -> Location:
    source = folder.sources[name]
    word = node.data.split()[0] if isinstance(node, nodes.TemplateData) else ""
    return on_line(source, node.lineno, word)
