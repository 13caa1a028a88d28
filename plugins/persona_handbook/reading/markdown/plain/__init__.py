"""Detects Markdown characters that are meant as text, and preserves them in the rendered page."""
