"""The handbook for programs: JSON with a stable schema, and plain Markdown."""
