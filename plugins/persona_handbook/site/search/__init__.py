"""The search index of the handbook."""
