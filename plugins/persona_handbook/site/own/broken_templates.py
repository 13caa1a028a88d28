"""Static checks for templates that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from persona_handbook.finding import Finding
from persona_handbook.message import gettext
from persona_handbook.model.site_files.own_files import OwnFile
from persona_handbook.reading.phrasing import did_you_mean
from persona_handbook.site.own.folder import Folder
from persona_handbook.site.own.ours import PREFIX, macros_used_by_ours, our_sources
from persona_handbook.site.own.template_findings import cannot_be_used, on_line, while_reading, whole_file
from persona_handbook.site.own.template_syntax import TemplateReference, environment, parent, uses_of_macros

CORRECT = gettext("Correct it. Until then, the site is built without this file.")


def cannot_be_read(file: OwnFile) -> Finding:
    """Report a file or folder that cannot be read."""
    way_out = (
        gettext("Check its permissions, and what it links to.")
        if file.name
        else gettext("Name a folder that contains only templates.")
    )
    return cannot_be_used(whole_file(file.path), f"`{file.path}` {file.unreadable}.", way_out)


def broken_templates(folder: Folder, name: str) -> Iterator[Finding]:
    """Yield the reasons why a template of a folder cannot be used."""
    file = folder.files[name]
    if file.unreadable:
        yield cannot_be_read(file)
    elif name in folder.unreadable:
        yield while_reading(folder.unreadable[name])
    elif not folder.sources[name].text.strip() and name in our_sources():
        wrong = gettext("The file is empty, so pages would show nothing instead of the built-in `%(name)s`.", name=name)
        yield cannot_be_used(
            whole_file(file.path), wrong, gettext("Delete it, or write `{# nothing #}` if that is what you want.")
        )
    elif name in folder.unparsable:
        yield _unparsable(folder, name, folder.unparsable[name])
    elif name in folder.trees:
        yield from _in_tree(folder, name, folder.trees[name])


def _unparsable(folder: Folder, name: str, error: Exception) -> Finding:
    source = folder.sources[name]
    if not isinstance(error, TemplateSyntaxError):
        return cannot_be_used(on_line(source, 1), gettext("The template is nested too deeply."), CORRECT)
    said = (error.message or "").split(". ")[0].removesuffix(".")
    said = f"{said[:1].lower()}{said[1:]}".replace("'", "`")
    message = gettext("Jinja cannot read this line: %(said)s.", said=said)
    return cannot_be_used(on_line(source, error.lineno), message, CORRECT)


def _in_tree(folder: Folder, name: str, tree: nodes.Template) -> Iterator[Finding]:
    found = [
        *_unknown(folder, name, tree),
        *_lost_references(folder, name),
        *_extending_itself(folder, name, tree),
        *_lost_macros(folder, name, tree),
        *_macros_that_ours_need(folder, name),
    ]
    yield from found or _not_compiled(folder, name)


def _unknown(folder: Folder, name: str, tree: nodes.Template) -> Iterator[Finding]:
    """Yield unknown filters and tests."""
    known = environment()
    for kind, word, there in (
        (nodes.Filter, gettext("filter"), known.filters),
        (nodes.Test, gettext("test"), known.tests),
    ):
        for node in tree.find_all(kind):
            if node.name not in there:
                way_out = did_you_mean(node.name, there) or CORRECT
                place = on_line(folder.sources[name], node.lineno, node.name)
                yield cannot_be_used(
                    place, gettext("There is no %(word)s `%(name)s`.", word=word, name=node.name), way_out
                )


def _lost_references(folder: Folder, name: str) -> Iterator[Finding]:
    for each in folder.references(name):
        if each.names and not each.may_be_missing and not any(map(folder.exists, each.names)):
            lost = each.names[0]
            way_out = did_you_mean(lost, folder.names) or gettext("Create it, or correct the name.")
            place = on_line(folder.sources[name], each.line, lost)
            yield cannot_be_used(place, gettext("There is no template `%(lost)s`.", lost=lost), way_out)


def _extending_itself(folder: Folder, name: str, tree: nodes.Template) -> Iterator[Finding]:
    way: list[str] = []
    above: TemplateReference | None = parent(tree)
    first = above
    while above and above.names and above.names[0] not in way:
        way.append(above.names[0])
        following = folder.tree(above.names[0])
        above = parent(following) if following else None
    if first and first.names and name in way:
        place = on_line(folder.sources[name], first.line, first.names[0])
        wrong = gettext("The template extends itself.")
        if way[0] != name:
            wrong = gettext("The template extends itself through `%(other)s`.", other=way[0])
        ours = (
            gettext('Write `{%% extends "%(prefix)s%(name)s" %%}`.', prefix=PREFIX, name=name)
            if name in our_sources()
            else CORRECT
        )
        yield cannot_be_used(place, wrong, ours)


def _lost_macros(folder: Folder, name: str, tree: nodes.Template) -> Iterator[Finding]:
    """Yield names that are imported from a template that does not define them."""
    told = set()
    for other, macro, line in uses_of_macros(tree, folder.inherited_aliases(name)):
        there = folder.exports(other) if folder.tree(other) else None
        if there is not None and macro not in there and (other, macro) not in told:
            told.add((other, macro))
            place = on_line(folder.sources[name], line, macro)
            way_out = did_you_mean(macro, there) or gettext("Correct the name, or define it there.")
            yield cannot_be_used(
                place, gettext("`%(other)s` does not define `%(macro)s`.", other=other, macro=macro), way_out
            )


def _macros_that_ours_need(folder: Folder, name: str) -> Iterator[Finding]:
    there = folder.exports(name)
    needed = {macro: user for macro, user in macros_used_by_ours().get(name, {}).items() if user not in folder.trees}
    lost = [macro for macro in sorted(needed) if there is not None and macro not in there]
    if lost:
        wrong = gettext(
            "The template does not define the macro `%(lost)s`, and the built-in `%(needed)s` uses it.",
            lost=lost[0],
            needed=needed[lost[0]],
        )
        way_out = gettext("Copy the built-in file and change the copy, so that no macro is missing.")
        yield cannot_be_used(whole_file(folder.path(name)), wrong, way_out)


def _not_compiled(folder: Folder, name: str) -> Iterator[Finding]:
    source = folder.sources[name]
    try:
        environment().compile(source.text, name, name)
    except TemplateSyntaxError as error:
        yield _unparsable(folder, name, error)
    except (SyntaxError, RecursionError, ValueError):
        yield cannot_be_used(on_line(source, 1), gettext("Jinja cannot compile the template."), CORRECT)
