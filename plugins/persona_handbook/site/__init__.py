"""The pages of the handbook as Markdown, independent of the host."""
