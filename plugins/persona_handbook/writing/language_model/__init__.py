"""Prompts for language models, and drafts from their answers."""
