"""The schemas of the handbook's files, at the addresses that they name themselves."""

from __future__ import annotations

from persona_handbook.reading.schema.schemas import OF_FILES, schema_text, schema_version
from persona_handbook.site.api.record_addresses import address
from persona_handbook.site.edition import Edition


def schema_files(edition: Edition) -> dict[str, bytes]:
    """Return the schemas by path; `$id` is the full URL where the site's URL is known."""
    made: dict[str, bytes] = {}
    for name in OF_FILES:
        file = f"{name}.schema.json"
        path = f"schemas/v{schema_version()}/{file}"
        whole = address(edition, path)
        identity = whole if "://" in whole else file
        made[path] = schema_text(name).replace(f'"$id": "{file}"', f'"$id": "{identity}"', 1).encode()
    return made
