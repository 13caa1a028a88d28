"""What a field is for, in Markdown: the same as `personas fields` and the page of the fields say."""

from __future__ import annotations

from persona_handbook.reading.schema.fields import field_of
from persona_handbook.reading.schema.schemas import Schema


def field_text(name: str, schema: Schema) -> str:
    """Explain a field by its schema: what it is, how to fill it in, what it holds, and an example."""
    if not {"title", "description", "x-hint", "examples"} <= set(schema):
        return str(schema.get("description", ""))
    field = field_of(name, 0, schema, required=False)
    parts = [f"**{field.title}** (`{name}`)", f"{field.description} {field.hint}.", f"Holds {field.holds}."]
    return "\n\n".join([*parts, f"Example:\n\n```yaml\n{name}: {field.example}\n```"])
