"""Personas in other shapes: in JSON, several in one block, below a name such as `persona:`, or between other text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import dedent

from persona_handbook.reading.yaml.value import Value
from persona_handbook.writing.language_model.markdown_persona import markdown_persona
from persona_handbook.writing.yaml_text import yaml_of

SEPARATOR = re.compile(r"^---[ \t]*$", re.MULTILINE)
WRAPPER = re.compile(
    r"(?:[ \t]*(?:#[^\n]*)?\n)*(?P<line>(?:customer_)?personas?:[ \t]*\n)(?=[ \t]+\S|- )", re.IGNORECASE
)
TITLE = re.compile(r"^# ", re.MULTILINE)
ITEM = re.compile(r"^- ", re.MULTILINE)
NAME = re.compile(r"^name:", re.MULTILINE | re.IGNORECASE)
FILE = re.compile(r"^#[^\n]*\.ya?ml`?[ \t]*$", re.MULTILINE)
END = re.compile(r"\n[ \t]*\n(?=[A-Za-z][^\n:]*(?:\n|\Z))")
WRAPPERS = frozenset({"persona", "personas", "customer_persona", "customer_personas"})


def personas_in(text: str) -> Iterator[str]:
    """Yield the YAML of each persona in a text.

    Args:
        text: a block of an answer, or all of it

    Returns:
        one text for each persona, with its lines at their places if it is YAML; a text that is none of these shapes is
        yielded as it is
    """
    told = _json(text)
    if told:
        yield from map(yaml_of, told)
    elif not NAME.search(text) and not WRAPPER.match(text) and not ITEM.match(text.lstrip("\n")):
        yield from _in_markdown(text)
    else:
        for part in _documents(_yaml_alone(text)):
            yield from _unwrapped(part)


def _in_markdown(text: str) -> Iterator[str]:
    """Yield the personas of a page: one below each title, if each of these parts is one, else the whole page."""
    starts = [each.start() for each in TITLE.finditer(text)]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]
    told = [markdown_persona(part) for part in parts]
    yield from [each for each in told if each] if told and all(told) else [markdown_persona(text) or text]


def _json(text: str) -> list[dict[str, Value]]:
    """Return the personas of a JSON text; none if it is no JSON or has something else."""
    if text.strip()[:1] not in {"{", "["}:
        return []
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if isinstance(told, dict) and len(told) == 1 and WRAPPERS & {name.casefold() for name in told}:
        told = next(iter(told.values()))
    found = told if isinstance(told, list) else [told]
    return found if all(isinstance(each, dict) for each in found) else []


def _yaml_alone(text: str) -> str:
    """Return a text without the sentences above and below its YAML, which keeps its lines."""
    begins = min((found.start() for each in (NAME, FILE) if (found := each.search(text))), default=0)
    above = text[:begins]
    if not above.strip() or re.search(r"^\s*[#\w-]+:|^\s*(?:#|- )", above, re.MULTILINE):
        return text
    rest = text[begins:]
    ends = END.search(rest)
    return "\n" * above.count("\n") + (rest[: ends.start() + 1] if ends else rest)


def _documents(text: str) -> Iterator[str]:
    """Yield the documents of a text, if each of them has a name."""
    parts, above = [], 0
    for part in SEPARATOR.split(text):
        parts.append("\n" * above + part)
        above += part.count("\n")
    named = [each for each in parts if each.strip()]
    yield from named if len(named) > 1 and all(map(NAME.search, named)) else [text]


def _unwrapped(text: str) -> Iterator[str]:
    """Yield the personas of a list, or below a name such as `persona:`, each at its lines."""
    wrapper = WRAPPER.match(text)
    inner = "\n" * text.count("\n", 0, wrapper.end()) + dedent(text[wrapper.end() :]) if wrapper else text
    items = [each.start() for each in ITEM.finditer(inner)]
    if not items or inner[: items[0]].strip():
        yield inner
        return
    for start, end in zip(items, [*items[1:], len(inner)], strict=True):
        yield "\n" * inner.count("\n", 0, start) + dedent(f"  {inner[start + 2 : end]}")
