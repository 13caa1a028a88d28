"""The description of a field in Markdown, with the same content as `personas fields` and the field reference."""

from __future__ import annotations

from persona_handbook.message import Say, gettext, in_english
from persona_handbook.reading.schema.fields import field_of
from persona_handbook.reading.schema.schemas import Schema


def field_text(name: str, schema: Schema, say: Say = in_english) -> str:
    """Describe a field by its schema: its meaning, how to fill it in, its values, and an example."""
    if not {"title", "description", "x-hint", "examples"} <= set(schema):
        return say(gettext(str(schema.get("description", ""))))
    field = field_of(name, 0, schema, required=False)
    parts = [
        f"**{say(field.title)}** (`{name}`)",
        say(gettext("%(description)s %(hint)s.", description=field.description, hint=field.hint)),
        say(gettext("Expected: %(values)s.", values=field.holds)),
        say(gettext("Example:")),
        f"```yaml\n{name}: {field.example}\n```",
    ]
    return "\n\n".join(parts)
