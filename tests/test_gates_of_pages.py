"""Every field that can hold any text, filled with signs -> on every page exactly what a gate makes of them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from markupsafe import escape

from marked import is_free_text, marked_files
from persona_handbook.reading.schema.schemas import schema_of
from persona_handbook.report.markdown_text import as_lines, in_a_line
from persona_handbook.report.reviews.calendar import _text as in_calendar
from persona_handbook.site.checking import edition_of
from persona_handbook.site.code import in_code, in_source
from persona_handbook.site.journey.diagram_text import Position, in_diagram
from persona_handbook.site.text import from_markdown, in_html
from persona_handbook.site.tree import site_tree
from persona_handbook.testing import TODAY, handbook_from

SIGNS = "<&'\"_*:{}$~["  # as many as the name of an actor has room for in a diagram
MARK = re.compile("zq[0-9]{5}x")


def signed(value: Any, schema: dict[str, Any]) -> Any:  # noqa: ANN401  any JSON
    """Put the signs behind every mark in a field that bears them."""
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        return {name: signed(inner, parts.get(name, {"type": "string"})) for name, inner in value.items()}
    if isinstance(value, list):
        return [signed(inner, schema.get("items", {})) for inner in value]
    if not isinstance(value, str) or not MARK.fullmatch(value) or not is_free_text(schema) or "format" in schema:
        return value
    return value + SIGNS if re.search(schema.get("pattern", ""), value + SIGNS) else value


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The tree of the site whose texts are full of signs, and under "" everything that its files say."""
    marked = marked_files()
    for path, data in marked.files.items():
        marked.files[path] = signed(data, schema_of(path.split("/")[-1].split("-")[0]))
    handbook = handbook_from({"mkdocs.yml": "site_name: A\n", **marked.texts()})
    assert handbook.findings == ()
    tree = site_tree(edition_of(handbook, TODAY))
    shown = {path: content.decode() for path, content in tree.items() if not path.startswith("assets/")}
    return {"": "".join(marked.texts().values()), **shown}


def gates_of(path: str) -> tuple[str, ...]:
    """Give what the gates make of the signs, by the kind of file in which they stand."""
    if path.endswith((".js", ".json")):
        return (json.dumps(SIGNS)[1:-1],)
    if path.startswith(("api/", "llms")):
        return in_a_line(SIGNS), *as_lines(SIGNS)
    if path.endswith(".ics"):
        return (in_calendar(SIGNS),)
    paragraph = from_markdown("x" + SIGNS).strip()
    return (
        in_html(SIGNS),
        in_code(json.dumps(SIGNS)[1:-1]),
        in_source(escape(SIGNS)),
        paragraph.removeprefix("<p>x").removesuffix("</p>"),
        *(in_source(in_diagram(SIGNS, position)) for position in Position),
    )


def test_the_pages_hold_the_signs_as_the_gates_let_them_in_and_not_otherwise(built: dict[str, str]) -> None:
    with_signs = set(re.findall(f"({MARK.pattern}){re.escape(json.dumps(SIGNS)[1:-1])}", built[""]))
    assert len(with_signs) > 1000
    past: list[tuple[str, str]] = []
    for path, text in built.items():
        head, gates = '---\ntitle: "', gates_of(path)
        in_head = json.dumps(SIGNS, ensure_ascii=False)[1:-1] if text.startswith(head) else None
        for found in MARK.finditer(text):
            after = text[found.end() :]
            titled = in_head and found.start() < text.find("\n---\n") and after.startswith(in_head)
            if path and found[0] in with_signs and not titled and not after.startswith(gates):
                past.append((path, text[max(0, found.start() - 40) : found.end() + 60]))
    assert past == []
