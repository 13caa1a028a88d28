"""Reads `mkdocs.yml` as MkDocs does, without importing MkDocs."""
