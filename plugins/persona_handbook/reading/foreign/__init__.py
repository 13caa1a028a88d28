"""Syntax of other languages and programs in a file: merge conflicts, Markdown tables and marks, numbered lists."""
