"""What the handbook says, for programs: JSON with a promise, and the same in plain Markdown."""
