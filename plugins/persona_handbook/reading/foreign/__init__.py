"""What is of other languages and programs: merge conflicts, tables and marks of Markdown, numbered lists."""
