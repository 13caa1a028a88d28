"""The plugin's entry in a site's configuration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from persona_handbook.finding import Finding, Level, Location, Replacement
from persona_handbook.message import all_of, gettext
from persona_handbook.reading.yaml.value import Pointer
from persona_handbook.settings.document import SiteDocument
from persona_handbook.settings.node import Fields, Items, Leaf, Node, as_mkdocs_data, node_at
from persona_handbook.settings.plugin_names import NAMES, PLUGIN, entries_of_plugin, misspelled

ENABLED = "enabled"


@dataclass(frozen=True, slots=True)
class PluginBlock:
    """The entry of the plugin: its place, its options and whether it is enabled."""

    pointer: Pointer
    options: Node | None
    enabled: bool = True


def plugin_block(site: Fields | None, document: SiteDocument) -> tuple[PluginBlock | None, list[Finding]]:
    """Find the entry of the plugin, also if its name is misspelled; of several, the first that is enabled.

    Returns:
        the entry, or None if the plugin is not listed, and findings about the entries
    """
    plugins = node_at(site, ("plugins",)) if site else None
    blocks = list(_blocks(plugins))
    on = [each for each in blocks if each.enabled]
    findings = [_wrong(document, each) for each in blocks if each.options and not _is_usable(each.options)]
    findings += [_again(document.key_at(each.pointer)) for each in on[1:]]
    findings += [each for block in blocks for each in _switch_findings(document, block)]
    findings += _crowded(plugins, document)
    findings += _misspelled(plugins, document)
    return next(iter(on or blocks), None), findings


def _blocks(plugins: Node | None) -> Iterator[PluginBlock]:
    for pointer, _, options in entries_of_plugin(plugins, PLUGIN):
        switch = node_at(options, (ENABLED,)) if options else None
        yield PluginBlock(("plugins", *pointer), options, enabled=switch is None or as_mkdocs_data(switch) is not False)


def _is_usable(options: Node) -> bool:
    return isinstance(options, Fields) or not as_mkdocs_data(options)


def _wrong(document: SiteDocument, block: PluginBlock) -> Finding:
    wrong = gettext("The settings of `%(plugin)s` are not named fields.", plugin=PLUGIN)
    help_ = gettext("Indent each setting below `%(plugin)s:`, such as `personas: personas`.", plugin=PLUGIN)
    return _finding(document.value_at(block.pointer), wrong, help_)


def _again(place: Location) -> Finding:
    wrong = gettext("The plugin `%(plugin)s` is listed more than once.", plugin=PLUGIN)
    return _finding(place, wrong, gettext("Delete one of the entries, or set `enabled: false` in it."))


def _switch_findings(document: SiteDocument, block: PluginBlock) -> Iterator[Finding]:
    switch = node_at(block.options, (ENABLED,)) if block.options else None
    if switch is not None and not isinstance(as_mkdocs_data(switch), bool):
        wrong = gettext("The field `enabled` is not true or false, so MkDocs cannot build the site.")
        yield _finding(
            document.value_at((*block.pointer, ENABLED)), wrong, gettext("Write `enabled: true` or `enabled: false`.")
        )


def _crowded(plugins: Node | None, document: SiteDocument) -> Iterator[Finding]:
    for index, each in enumerate(plugins.parts if isinstance(plugins, Items) else ()):
        if isinstance(each, Fields) and len(each.parts) > 1 and any(name in each.parts for name in NAMES[PLUGIN]):
            names = all_of(f"`{name}`" for name in list(each.parts)[:2])
            wrong = gettext("One entry of `plugins` names %(names)s, so MkDocs cannot build the site.", names=names)
            help_ = gettext(
                "Start each plugin on a new line with a hyphen, and indent its settings by four more spaces."
            )
            edit = _further_right(document, index, each)
            yield replace(_finding(document.value_at(("plugins", index)), wrong, help_), advice=edit)


def _further_right(document: SiteDocument, index: int, entry: Fields) -> Replacement | None:
    """Indent the settings beside the name of the plugin, if that comes first and has none itself."""
    names = [*entry.parts]
    first = entry.parts[names[0]].part
    if names[0] not in NAMES[PLUGIN] or not isinstance(first, Leaf) or first.typed is not None:
        return None
    source, end = first.place.source, document.value_at(("plugins", index)).end_line
    start = document.key_at(("plugins", index, names[1])).line
    edits = [
        source.line_replacement(at, "    " + source.line(at)) for at in range(start - 1, end) if source.line(at).strip()
    ]
    return source.together(edits) if len(edits) > 1 else edits[0]


def _misspelled(plugins: Node | None, document: SiteDocument) -> Iterator[Finding]:
    for pointer, name, meant in misspelled(plugins):
        wrong = gettext("The plugin `%(name)s` does not exist, so MkDocs cannot build the site.", name=name)
        place = document.key_at(("plugins", *pointer))
        yield replace(
            _finding(place, wrong, gettext("Did you mean `%(found)s`?", found=meant)), advice=Replacement(place, meant)
        )


def _finding(place: Location, wrong: str, way_out: str) -> Finding:
    return Finding(place, Level.ERROR, "wrong-value", wrong, way_out)
