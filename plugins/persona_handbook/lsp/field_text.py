"""The description of a field in Markdown, with the same content as `personas fields` and the field reference."""

from __future__ import annotations

from persona_handbook.reading.schema.fields import field_of
from persona_handbook.reading.schema.schemas import Schema


def field_text(name: str, schema: Schema) -> str:
    """Describe a field by its schema: its meaning, how to fill it in, its values, and an example."""
    if not {"title", "description", "x-hint", "examples"} <= set(schema):
        return str(schema.get("description", ""))
    field = field_of(name, 0, schema, required=False)
    parts = [f"**{field.title}** (`{name}`)", f"{field.description} {field.hint}.", f"Holds {field.holds}."]
    return "\n\n".join([*parts, f"Example:\n\n```yaml\n{name}: {field.example}\n```"])
