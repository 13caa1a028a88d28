"""Extracts all phrases from code and templates with Babel."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from persona_handbook.lint.registry import our_rules
from persona_handbook.reading.phrasing import in_words
from persona_handbook.reading.schema.fields import field_rows
from persona_handbook.reading.schema.schemas import Schema, schema_of

WITH_FORM = ("persona", "evidence", "journey")
KINDS = (*WITH_FORM, "settings")
PACKAGE = Path(__file__).parents[2]
MARKS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
}
METHODS = [
    ("**.py", "persona_handbook.site.i18n.extraction:python_phrases"),
    ("site/templates/**.j2", "jinja2.ext:babel_extract"),
]
OPTIONS = {
    "site/templates/**.j2": {"newstyle_gettext": "true", "trimmed": "true", "trim_blocks": "true", "silent": "false"},
}

BabelMessage = tuple[int, str, Any, list[str]]


def extracted() -> Catalog:
    """Return a catalog without a language that contains every phrase of the package, its rules and its schemas."""
    catalog = Catalog(project="persona-handbook")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, MARKS)
    for file, line, phrase, comments, context in found:
        catalog.add(phrase, locations=[(file, line)], auto_comments=comments, context=context)
    for each in (*_of_rules(), *_of_schemas()):
        catalog.add(each)
    return catalog


def _of_rules() -> Iterator[str]:
    for rule in our_rules():
        yield from (rule.title, rule.why, rule.source, *(each.meaning for each in rule.options.values()))


def _of_schemas() -> Iterator[str]:
    for kind in KINDS:
        for field in field_rows(kind):
            yield from (field.title, field.description, field.hint)
    for kind in WITH_FORM:
        yield from _values_and_entries(schema_of(kind))


def _values_and_entries(schema: Schema) -> Iterator[str]:
    """Yield the values that fields can have in words, and the names of single entries of lists."""
    yield from (in_words(str(value)) for value in schema.get("enum", ()))
    if "x-one" in schema:
        yield schema["x-one"].capitalize()
    for part in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        yield from _values_and_entries(part)


def python_phrases(
    source: IO[bytes], keywords: Iterable[str], comment_tags: Iterable[str], options: Mapping[str, Any]
) -> Iterator[BabelMessage]:
    """Yield the phrases in Python code: calls such as `gettext("…")`, and tables annotated as phrases."""
    del comment_tags, options
    marks = frozenset(keywords)
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.Call):
            yield from _called(node, marks)
        elif isinstance(node, ast.AnnAssign) and node.value and _is_table(node.annotation):
            yield from ((each.lineno, "gettext", each.value, []) for each in _phrases(node.value))


def _called(node: ast.Call, marks: frozenset[str]) -> Iterator[BabelMessage]:
    name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
    said = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if name in marks and said:
        yield node.lineno, name, tuple(said) if name == "ngettext" else said[0], []


def _is_table(annotation: ast.expr) -> bool:
    return isinstance(annotation, ast.Name) and annotation.id in {"Phrases", "PhraseList"}


def _phrases(value: ast.expr) -> Iterator[Any]:
    """Yield the texts of a table: the values of a dict, and the items of a tuple."""
    items = value.values if isinstance(value, ast.Dict) else getattr(value, "elts", [])
    for each in items:
        if isinstance(each, ast.Constant):
            yield each
        elif isinstance(each, ast.Starred):
            yield from _phrases(each.value)
