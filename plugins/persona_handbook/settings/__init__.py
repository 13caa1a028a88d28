"""`mkdocs.yml`, read as MkDocs itself reads it, without importing it."""
