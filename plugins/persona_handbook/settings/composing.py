"""Composes a configuration file into nodes, with the tags, aliases and merge keys that MkDocs supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import yaml

from persona_handbook.finding import Finding, Level
from persona_handbook.message import gettext
from persona_handbook.reading.source_text.source import Source
from persona_handbook.reading.yaml.inspection import Unreadable
from persona_handbook.reading.yaml.parser import LOADER, even
from persona_handbook.reading.yaml.scalars import plain_value
from persona_handbook.reading.yaml.value import Span, Value
from persona_handbook.settings.node import Fields, Items, Leaf, NamedNode, Node, NodePlace, Typed

STANDARD = "tag:yaml.org,2002:"
TEXT, MERGE = f"{STANDARD}str", f"{STANDARD}merge"
ENVIRONMENT = "!ENV"
OPAQUE = ("!relative", f"{STANDARD}python/")


class Composer:
    """Composes the nodes of one file and fills `findings`.

    Source: mkdocs/utils/yaml.py and yaml_env_tag of MkDocs 1.6, on top of PyYAML's `Loader`.
    """

    def __init__(self, source: Source, environment: Mapping[str, str]) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._environment = environment
        self._known: dict[int, Node] = {}

    def compose(self) -> Node | None:
        """Compose the file; return None if it is empty.

        Raises:
            Unreadable: MkDocs rejects a tag or value in it
            yaml.YAMLError: it is not YAML
        """
        text = self._source.text
        # MkDocs uses the Python parser, which rejects some input that the C parser accepts
        node = yaml.compose(text, Loader=LOADER if even(text) == text else yaml.SafeLoader)
        if node is None:
            return None
        self._look_for_repeats(node, set())
        return self._part(node)

    def _look_for_repeats(self, node: yaml.Node, seen: set[int]) -> None:
        if id(node) in seen or isinstance(node, yaml.ScalarNode):
            return
        seen.add(id(node))
        names: dict[str, NodePlace] = {}
        for each in node.value:
            key, value = each if isinstance(each, tuple) else (None, each)
            if key is not None and key.tag != MERGE:
                place = NodePlace(self._source, self._span(key))
                if key.value in names:
                    self.findings.append(_twice(key.value, place, names[key.value]))
                names[key.value] = place
            self._look_for_repeats(value, seen)

    def _part(self, node: yaml.Node) -> Node:
        if id(node) not in self._known:
            self._known[id(node)] = self._new_part(node)
        return self._known[id(node)]

    def _new_part(self, node: yaml.Node) -> Node:
        place = NodePlace(self._source, self._span(node))
        if node.tag == ENVIRONMENT:
            return self._from_environment(node, place)
        if node.tag.startswith(OPAQUE):
            return Leaf(place, typed=None, written=self._source.text[slice(*place.span)])
        if not node.tag.startswith(STANDARD):
            raise self._refusal(node, f"MkDocs does not know the tag `{node.tag}`.", "Remove the tag, or use `!ENV`.")
        if isinstance(node, yaml.MappingNode):
            fields = self._fields(node)
            return Fields(self._place(node, [each.part for each in fields.values()]), fields)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self._part(each) for each in node.value)
            return Items(self._place(node, items), items)
        return self._leaf(cast("yaml.ScalarNode", node), place)

    def _fields(self, node: yaml.MappingNode) -> dict[str, NamedNode]:
        try:
            yaml.SafeLoader("").flatten_mapping(node)
        except yaml.YAMLError:
            way_out = gettext("Refer to a part that has fields, such as `<<: *theme`.")
            raise self._refusal(node, "`<<` needs a part of the file with fields.", way_out) from None
        return {
            str(key.value): NamedNode(NodePlace(self._source, self._span(key)), self._part(value))
            for key, value in node.value
        }

    def _leaf(self, node: yaml.ScalarNode, place: NodePlace) -> Leaf:
        said = str(node.value)
        value = self._typed(node)
        plain = not node.style and node.tag == _implicit_tag(said)
        return Leaf(place, value, plain_value(said) if plain else _as_written(value, said))

    def _typed(self, node: yaml.ScalarNode) -> Typed:
        if node.tag == TEXT:
            return str(node.value)
        try:
            value: Typed = yaml.SafeLoader("").construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError, OverflowError):
            way_out = gettext("Put it in quotes if it is text.")
            raise self._refusal(node, f"MkDocs cannot read the value `{node.value}`.", way_out) from None
        return value

    def _from_environment(self, node: yaml.Node, place: NodePlace) -> Node:
        names, default = self._names_and_default(node)
        found = next((self._environment[name] for name in names if name in self._environment), None)
        if found is not None:
            scalar = yaml.ScalarNode(_implicit_tag(found), found, node.start_mark, node.end_mark)
            return Leaf(place, self._typed(scalar), plain_value(found))
        if default is None:
            return Leaf(place, None, None)
        part = self._part(default)
        return Leaf(place, part.typed, part.written) if isinstance(part, Leaf) else part

    def _names_and_default(self, node: yaml.Node) -> tuple[list[str], yaml.Node | None]:
        if isinstance(node, yaml.ScalarNode):
            return [str(node.value)], None
        nodes = node.value if isinstance(node, yaml.SequenceNode) else []
        *names, default = nodes if len(nodes) > 1 else [*nodes, None]
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(each, yaml.ScalarNode) for each in names):
            way_out = gettext("Write `!ENV NAME`, or `!ENV [NAME, default]`.")
            raise self._refusal(node, "`!ENV` needs the name of an environment variable.", way_out)
        return [str(each.value) for each in names], default

    def _refusal(self, node: yaml.Node, wrong: str, way_out: str) -> Unreadable:
        return Unreadable(self._source.finding(*self._span(node), wrong, way_out))

    def _place(self, node: yaml.CollectionNode, parts: Sequence[Node]) -> NodePlace:
        """Return the place of a list or mapping; without brackets it ends with its last part, before comments."""
        start, end = self._span(node)
        inner = [each.place.span for each in parts if each.place.span[0] >= start]
        if inner and not node.flow_style:
            end = max(last for _, last in inner)
        return NodePlace(self._source, (start, end))

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        return (start, start + len(self._source.text[start:end].rstrip()))


def _implicit_tag(text: str) -> str:
    tag: str = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _as_written(value: Typed, said: str) -> Value:
    return value if isinstance(value, bool | int | float) else said


def _twice(name: str, place: NodePlace, first: NodePlace) -> Finding:
    line = first.source.location(*first.span).line
    wrong = gettext(
        "Duplicate field `%(name)s`; first used on line %(line)s. MkDocs uses the last one.", name=name, line=line
    )
    return place.source.finding(*place.span, wrong, gettext("Keep one of them and delete the other."), Level.WARNING)
