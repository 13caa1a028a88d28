"""The plugin's options as data of the handbook, and the document for validating them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.reading.yaml.document import Document
from persona_handbook.reading.yaml.value import Pointer, Value
from persona_handbook.settings.node import Fields, as_handbook_data, as_mkdocs_data
from persona_handbook.settings.plugin_block import ENABLED
from persona_handbook.settings.plugin_names import PLUGIN
from persona_handbook.settings.site import SiteConfig

Options = dict[str, Value]
RULES, OFF = "rules", "off"


def plugin_options(site: SiteConfig, given: Mapping[str, object] | None = None) -> tuple[Options, Document, Pointer]:
    """Return the plugin's options, and the document and pointer for validating them.

    Args:
        site: the site's configuration
        given: the options as passed by MkDocs, if any; they take precedence over the files
    """
    pointer = site.block.pointer if site.block else ()
    fields = site.block.options if site.block else None
    options, as_mkdocs = _options(fields) if isinstance(fields, Fields) else ({}, {})
    if given is not None and dict(given) != as_mkdocs:
        options = _as_written(given)
    if not isinstance(fields, Fields) and options:
        pointer = ("plugins", PLUGIN)
    data = cast("Options", _with(site.document.data, pointer, cast("Value", options)))
    return options, replace(site.document, data=data) if options else site.document, pointer


def _options(fields: Fields) -> tuple[Options, Mapping[str, object]]:
    parts = {name: each.part for name, each in fields.parts.items() if name != ENABLED}
    truths = {name for name, schema in schema_of("settings")["properties"].items() if schema.get("type") == "boolean"}
    as_mkdocs = {name: as_mkdocs_data(each) for name, each in parts.items()}
    options = {name: as_handbook_data(each) for name, each in parts.items()}
    options |= {name: value for name, value in as_mkdocs.items() if name in truths and isinstance(value, bool)}
    return options, as_mkdocs


def _as_written(given: Mapping[str, object]) -> Options:
    options = {name: _plain(value) for name, value in given.items()}
    rules = options.get(RULES)
    if isinstance(rules, dict):
        options[RULES] = {name: OFF if level is False else level for name, level in rules.items()}
    return options


def _plain(value: object) -> Value:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value)


def _with(data: Value, pointer: Pointer, value: Value) -> Value:
    """Return a copy of the data with another value at a pointer."""
    if not pointer:
        return value
    step, *rest = pointer
    if isinstance(step, int) and isinstance(data, list) and step < len(data):
        return [*data[:step], _with(data[step], tuple(rest), value), *data[step + 1 :]]
    fields = data if isinstance(data, dict) else {}
    return {**fields, str(step): _with(fields.get(str(step)), tuple(rest), value)}
