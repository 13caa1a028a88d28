from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.finding import Level
from persona_handbook.lint.rule import Given, Problem, rule
from persona_handbook.message import gettext
from persona_handbook.model.evidence import Evidence
from persona_handbook.model.journey import Journey
from persona_handbook.model.persona import Persona
from persona_handbook.reading.yaml.document import Pointer, Value


@rule(
    title="Empty field",
    why="Readers cannot tell an empty field from one that was forgotten.",
    source="Our own: leave out fields whose values are unknown.",
    bad="""
needs: []
""",
    good="""
needs:
  - {id: same-day-answer, text: An answer while the customer waits., evidence: [p-01]}
""",
    about=(Persona, Journey, Evidence),
    active=Level.WARNING,
    draft=Level.NOTE,
)
def empty_field(file: Persona | Journey | Evidence, _given: Given) -> Iterator[Problem]:
    """Find empty lists and groups of fields."""
    for pointer in _empty(file.place.document.data, ()):
        wrong = gettext("The field `%(pointer)s` is empty.", pointer=pointer[-1])
        yield Problem(file.place.key(*pointer), wrong, gettext("Fill it in, or delete the line."))


def _empty(value: Value, pointer: Pointer) -> Iterator[Pointer]:
    parts: list[tuple[str | int, Value]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    for name, part in parts:
        if not part and isinstance(part, list | dict) and isinstance(name, str):
            yield (*pointer, name)
        else:
            yield from _empty(part, (*pointer, name))
