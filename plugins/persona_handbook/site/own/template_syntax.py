"""The syntax tree of a template: references, definitions and required names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, meta, nodes
from jinja2.ext import extract_from_ast

from persona_handbook.site.templating import bare_environment

GIVEN_BY_JINJA = frozenset({"self", "super", "caller", "varargs", "kwargs", "loop"})
ASKS_WHETHER = frozenset({"defined", "undefined"})
SAYS = ("_", "gettext", "ngettext")
HAS_DEFAULT = frozenset({"default", "d"})
REFERENCES: tuple[type[Any], ...] = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)

Aliases = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TemplateReference:
    """A reference to another template; of several names, the first existing one is used. None: computed."""

    kind: str
    names: tuple[str, ...] | None
    line: int
    may_be_missing: bool = False


def environment() -> Environment:
    """Return an environment with all filters, tests and globals of our templates."""
    return bare_environment()


def parsed(text: str) -> nodes.Template:
    """Parse a template.

    Raises:
        TemplateSyntaxError: the template is invalid
    """
    return environment().parse(text)


def template_references(tree: nodes.Template) -> Iterator[TemplateReference]:
    """Yield the references to other templates."""
    for node in tree.find_all(REFERENCES):
        ignoring = isinstance(node, nodes.Include) and node.ignore_missing
        yield TemplateReference(type(node).__name__.lower(), _names(node.template), node.lineno, ignoring)


def parent(tree: nodes.Template) -> TemplateReference | None:
    """Return the template that a template extends unconditionally, or None."""
    found = next((node for node in tree.body if isinstance(node, nodes.Extends)), None)
    return TemplateReference("extends", _names(found.template), found.lineno) if found else None


def _names(node: nodes.Expr) -> tuple[str, ...] | None:
    try:
        value = node.as_const()
    except nodes.Impossible:
        return None
    names = [value] if isinstance(value, str) else value
    is_listed = isinstance(names, list | tuple) and all(isinstance(each, str) for each in names)
    return tuple(names) if is_listed else None


def blocks(tree: nodes.Template) -> frozenset[str]:
    """Return the names of the blocks of a template."""
    return frozenset(block.name for block in tree.find_all(nodes.Block))


def top_level(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield the nodes outside of blocks and macros, including conditional ones."""
    waiting = list(tree.body)
    while waiting:
        node = waiting.pop(0)
        yield node
        if isinstance(node, nodes.If):
            waiting += [*node.body, *node.elif_, *node.else_]


def exports(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template defines for importers."""
    found: set[str] = set()
    for node in top_level(tree):
        if isinstance(node, nodes.Macro):
            found.add(node.name)
        elif isinstance(node, nodes.Import):
            found.add(node.target)
        elif isinstance(node, nodes.FromImport):
            found.update(each[1] if isinstance(each, tuple) else each for each in node.names)
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            found.update(name.name for name in _targets(node.target))
    return frozenset(found)


def _targets(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)


def macros(tree: nodes.Template) -> dict[str, int]:
    """Return the macros that a template defines for importers, with their lines."""
    return {node.name: node.lineno for node in top_level(tree) if isinstance(node, nodes.Macro)}


def aliases(tree: nodes.Template) -> dict[str, str]:
    """Return the aliases under which a template imports others."""
    return {
        node.target: names[0]
        for node in tree.find_all(nodes.Import)
        if (names := _names(node.template)) and len(names) == 1
    }


def uses_of_macros(tree: nodes.Template, inherited: Aliases) -> Iterator[tuple[str, str, int]]:
    """Yield each use of a name from another template: the template, the name and the line.

    Args:
        tree: the template
        inherited: import aliases of the template that it extends
    """
    known = {**inherited, **aliases(tree)}
    stored = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    for node in tree.find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in known and node.node.name not in stored:
            yield known[node.node.name], node.attr, node.lineno
    for each in tree.find_all(nodes.FromImport):
        names = _names(each.template)
        if names and len(names) == 1:
            for name in each.names:
                yield names[0], name[0] if isinstance(name, tuple) else name, each.lineno


def names_needed(tree: nodes.Template) -> dict[str, int]:
    """Return the required context variables of a template, with the line of their first use."""
    needed = meta.find_undeclared_variables(tree) - exports(tree) - GIVEN_BY_JINJA - _optional(tree)
    found: dict[str, int] = {}
    for node in tree.find_all(nodes.Name):
        if node.name in needed and node.ctx == "load":
            found[node.name] = min(node.lineno, found.get(node.name, node.lineno))
    return found


def _optional(tree: nodes.Template) -> frozenset[str]:
    tests = (node.node for node in tree.find_all(nodes.Test) if node.name in ASKS_WHETHER)
    filters = (node.node for node in tree.find_all(nodes.Filter) if node.name in HAS_DEFAULT)
    return frozenset(node.name for node in (*tests, *filters) if isinstance(node, nodes.Name))


def template_phrases(tree: nodes.Template) -> Iterator[tuple[str, str | None]]:
    """Yield the phrases in `_` and `{% trans %}`, with their plurals."""
    for _line, _name, phrase in extract_from_ast(tree, SAYS):
        texts = [each for each in ([phrase] if isinstance(phrase, str) else phrase or ()) if each]
        if texts:
            yield texts[0], texts[1] if len(texts) > 1 else None
