"""The templates in a folder: which are used, and how they extend each other and ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import TemplateSyntaxError, nodes

from persona_handbook.finding import Finding
from persona_handbook.model.site_files.own_files import TEMPLATE, OwnFile
from persona_handbook.reading.source_text.source import Source, decode
from persona_handbook.site.own.ours import PREFIX, our_sources, our_trees
from persona_handbook.site.own.template_syntax import (
    TemplateReference,
    aliases,
    exports,
    parent,
    parsed,
    template_phrases,
    template_references,
)


@dataclass(frozen=True)
class Folder:
    """The files in a templates folder: those readable as text, and those that Jinja can parse."""

    files: Mapping[str, OwnFile] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    unreadable: Mapping[str, Finding] = field(default_factory=dict)
    trees: Mapping[str, nodes.Template] = field(default_factory=dict)
    unparsable: Mapping[str, Exception] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """Return the path of a file as shown in findings."""
        return self.files[name].path

    def tree(self, name: str) -> nodes.Template | None:
        """Return a template as Jinja finds it, the handbook's own before ours; None if unreadable."""
        if name in self.files:
            return self.trees.get(name)
        return our_trees().get(name.removeprefix(PREFIX))

    def exists(self, name: str) -> bool:
        """Return whether a template with a name exists, usable or not."""
        return name in self.files or name.removeprefix(PREFIX) in our_sources()

    @property
    def names(self) -> list[str]:
        """All names of templates."""
        return [*self.trees, *(f"{PREFIX}{name}" for name in our_sources()), *our_sources()]

    @cached_property
    def used(self) -> frozenset[str]:
        """The files that replace one of our templates, and those they refer to."""
        found: set[str] = set()
        waiting = [name for name in self.files if name in our_sources()]
        while waiting:
            name = waiting.pop()
            found.add(name)
            for each in self.references(name):
                waiting += [other for other in each.names or () if other in self.files and other not in found]
        return frozenset(found)

    @cached_property
    def is_open(self) -> bool:
        """Whether a used template computes the name of another one, so that any file may be used."""
        return any(each.names is None for name in self.used for each in self.references(name))

    def references(self, name: str) -> list[TemplateReference]:
        """Return the references of one of the folder's templates."""
        tree = self.trees.get(name)
        return [*template_references(tree)] if tree else []

    def ancestors(self, name: str) -> list[str] | None:
        """Return the templates that a template extends, nearest first; None if unknown."""
        found: list[str] = []
        while tree := self.tree(name):
            above = parent(tree)
            if above is None:
                return found
            if not above.names or len(above.names) > 1 or above.names[0] in found:
                return None
            name = above.names[0]
            found.append(name)
        return None

    def exports(self, name: str) -> frozenset[str] | None:
        """Return the names that a template defines for importers; None if unknown."""
        above = self.ancestors(name)
        trees = [self.tree(each) for each in (name, *above)] if above is not None else [None]
        return frozenset(each for tree in trees if tree for each in exports(tree)) if None not in trees else None

    def inherited_aliases(self, name: str) -> dict[str, str]:
        """Return the import aliases of the templates that a template extends."""
        trees = [tree for each in self.ancestors(name) or () if (tree := self.tree(each))]
        return {alias: other for tree in reversed(trees) for alias, other in aliases(tree).items()}

    @cached_property
    def phrases(self) -> dict[str, str | None]:
        """The phrases of the folder's templates with their plurals; its catalogs may translate them."""
        return {phrase: plural for tree in self.trees.values() for phrase, plural in template_phrases(tree)}


def folder_of(files: Iterable[OwnFile]) -> Folder:
    """Read the files of a folder; files without a template name are parsed if a template refers to them."""
    folder = Folder({each.name: each for each in files})
    sources, unreadable = dict(folder.sources), dict(folder.unreadable)
    for name, file in folder.files.items():
        read = decode(file.content, file.path) if not file.unreadable else None
        if isinstance(read, Source):
            sources[name] = read
        elif read is not None:
            unreadable[name] = read
    trees: dict[str, nodes.Template] = {}
    unparsable: dict[str, Exception] = {}
    waiting = [name for name in sources if name.endswith(TEMPLATE)]
    while waiting:
        name = waiting.pop()
        try:
            trees[name] = parsed(sources[name].text)
        except (TemplateSyntaxError, RecursionError) as error:
            unparsable[name] = error
            continue
        named = {other for each in template_references(trees[name]) for other in each.names or ()}
        waiting += [other for other in named if other in sources and other not in {*trees, *unparsable, *waiting}]
    ordered = {name: trees[name] for name in sorted(trees)}
    return Folder(folder.files, sources, unreadable, ordered, unparsable)
