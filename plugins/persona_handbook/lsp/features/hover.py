"""Hover texts: what an ID refers to and where it is used, what a field means, and why a rule reports a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_handbook.finding import Finding, in_lines
from persona_handbook.lint.configured import configured_rules
from persona_handbook.lint.registry import all_rules
from persona_handbook.lsp.features.cursor import schema_at
from persona_handbook.lsp.features.field_text import field_text
from persona_handbook.lsp.features.mentions import Mentioned, mentioned_at, places_of, thing_of
from persona_handbook.lsp.reading import Reading
from persona_handbook.message import Message, gettext, ngettext
from persona_handbook.model.files.one_file import ReadFile
from persona_handbook.reading.schema.possible_fields import enclosing_fields
from persona_handbook.reading.source_text.line_layout import FIELD
from persona_handbook.report.explained import explanation_in_markdown

LINE = "\n\n---\n\n"
MOST_FILES = 10


def said_of(reading: Reading, path: str, offset: int, findings: Sequence[Finding]) -> str:
    """Return the hover text at an offset of a file in Markdown; empty if there is none.

    Args:
        reading: the handbook
        path: the file
        offset: the offset of the pointer
        findings: the findings of the handbook; the rules of those at the offset are explained
    """
    meant = mentioned_at(reading, path, offset)
    file = reading.files.get(path)
    about = _thing(reading, meant) if meant else _field(reading, file, offset) if file else ""
    source = reading.source(path)
    rules = [
        each.rule for each in findings if each.location.path == path and _covers(source.offsets(each.location), offset)
    ]
    return LINE.join(filter(None, [about, *_explained(reading, dict.fromkeys(rules))]))


def _covers(span: tuple[int, int], offset: int) -> bool:
    return span[0] <= offset <= span[1]


def _explained(reading: Reading, rules: Sequence[str] | dict[str, None]) -> Iterator[str]:
    settings = reading.settings
    for each in configured_rules(all_rules(), settings.rules, settings.preset):
        if each.rule.name in rules:
            yield explanation_in_markdown(each, reading.say)


def _thing(reading: Reading, meant: Mentioned) -> str:
    if meant.target == "rule":
        return LINE.join(_explained(reading, [meant.id]))
    thing, say = thing_of(reading, meant), reading.say
    kind = gettext(meant.target)
    title = (
        reading.worded(thing.title) if thing else say(gettext("There is no %(kind)s `%(id)s`.", kind=kind, id=meant.id))
    )
    return f"**{meant.id}** ({say(kind)}): {title}\n\n{say(_where(reading, meant))}"


def _where(reading: Reading, meant: Mentioned) -> Message:
    places = [each.place for each in places_of(reading, meant) if not each.gives]
    if not places:
        return gettext("Not used anywhere.")
    files = list(dict.fromkeys(place.path for place in places))
    named = in_lines(place for place in places if place.path in files[:MOST_FILES])
    if len(files) <= MOST_FILES:
        return gettext("Used in %(places)s.", places=named)
    return ngettext(
        "Used in %(places)s, and in %(num)s more file.",
        "Used in %(places)s, and in %(num)s more files.",
        len(files) - MOST_FILES,
        places=named,
    )


def _field(reading: Reading, file: ReadFile, offset: int) -> str:
    way = _way(reading, file, offset)
    schema = schema_at(file.kind, way)
    return field_text(way[-1], schema, reading.say) if schema and way else ""


def _way(reading: Reading, file: ReadFile, offset: int) -> tuple[str, ...]:
    """Return the field names that lead to an offset, from the data or from the lines around it."""
    document = file.readable
    spans = (document.keys, document.values) if document else ()
    covering = [(span, pointer) for each in spans for pointer, span in each.items() if _covers(span, offset)]
    if covering:
        _, pointer = min(covering, key=lambda each: each[0][1] - each[0][0])
        return tuple(step for step in pointer if isinstance(step, str))
    source = reading.source(file.path)
    index = source.line_index(offset)
    found = FIELD.match(source.line(index))
    return (*enclosing_fields(source, index, found.start("name")), found["name"].strip()) if found else ()
