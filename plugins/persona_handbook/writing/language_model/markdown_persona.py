"""A persona that was written in Markdown: headings with lists, and labels in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from persona_handbook.model.persona import CLAIM_FIELDS
from persona_handbook.reading.schema.possible_fields import name_of
from persona_handbook.reading.schema.schemas import Schema, schema_of
from persona_handbook.writing.yaml_text import yaml_of

HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
LABEL = re.compile(r"^(?:[-*+][ \t]+)?\*\*(?P<label>[^*\n]+?):?\*\*:?[ \t]*(?P<said>.*)$")
MARK = re.compile(r"^(?:[-*+]|\d+[.)]|>)[ \t]*")
PREFIX = re.compile(r"^persona(?: \d+)?[ \t]*[:\u2013\u2014-][ \t]*", re.IGNORECASE)
STORY = re.compile(
    r"when i (?P<situation>.+?),? i want to (?P<motivation>.+?),? so (?:that )?i can (?P<outcome>.+?)\.?", re.IGNORECASE
)
OTHER = "Other"


def markdown_persona(text: str) -> str | None:
    """Return a persona in Markdown as YAML; None if no heading or label is the name of a field.

    What belongs to no field becomes a section of the persona, so that nothing is lost.
    """
    known: Mapping[str, Schema] = schema_of("persona")["properties"]
    data: dict[str, Any] = {}
    sections: list[dict[str, str]] = []
    for level, title, body in _parts(text):
        labels, lines = _labels(body)
        left = [f"{label}: {said}" for label, said in labels.items() if not _is_taken(label, said, known, data)]
        if level <= 1:
            data |= {"name": PREFIX.sub("", title)} if title and "name" not in data else {}
            data |= {"summary": " ".join(lines)} if lines and "summary" not in data else {}
        elif not _is_field(title, lines, known, data):
            left = [*lines, *left]
        if left:
            sections.append({"title": title if level > 1 else OTHER, "body": "\n".join(left)})
    is_persona = "name" in data and bool(data.keys() - {"name", "summary"})
    return yaml_of(data | ({"sections": sections} if sections else {})) if is_persona else None


def _is_taken(label: str, said: str, known: Mapping[str, Schema], data: dict[str, Any]) -> bool:
    """Take what a label says as a field, if it is a text, and return whether it is one."""
    field = name_of(label, known)
    if field is None or not _is_text(known[field]):
        return False
    data[field] = said
    return True


def _is_field(title: str, lines: list[str], known: Mapping[str, Schema], data: dict[str, Any]) -> bool:
    """Take what is below a heading as a field, if it can be one, and return whether it is one."""
    field = name_of(title, known)
    value: object = None
    if field and field not in data and (field in CLAIM_FIELDS or field == "quotes"):
        value = as_entries(field, lines)
    elif field and field not in data and _is_text(known[field]):
        value = " ".join(lines)
    if value and field:
        data[field] = value
    return bool(value)


def _is_text(schema: Schema) -> bool:
    return schema.get("type") == "string" and not {"enum", "format"} & schema.keys()


def _parts(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the level, title and text of each part of a page; what is above all headings has level 0."""
    found = [*HEADING.finditer(text)]
    yield 0, "", text[: found[0].start()] if found else text
    for each, end in zip(found, [*(later.start() for later in found[1:]), len(text)], strict=False):
        yield len(each["level"]), each["title"].strip(" *"), text[each.end() : end]


def _labels(body: str) -> tuple[dict[str, str], list[str]]:
    """Return the labels of a text with what they say, and its other lines, without marks."""
    labels, lines = {}, []
    for line in filter(None, map(str.strip, body.splitlines())):
        found = LABEL.match(line)
        if found and found["said"].strip():
            labels[found["label"].strip()] = found["said"].strip()
        else:
            lines.append(MARK.sub("", line).strip(" *_"))
    return labels, [each for each in lines if each]


def as_entries(field: str, texts: list[str]) -> list[dict[str, str]] | None:
    """Return texts as entries of a list of claims; None if job stories are no sentences of the usual form."""
    if field != "jobs":
        return [{"text": each} for each in texts]
    stories = [STORY.fullmatch(each.strip()) for each in texts]
    return [each.groupdict() for each in stories if each] if all(stories) else None
