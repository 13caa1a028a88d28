"""The pages of the handbook, as Markdown that any host can publish."""
