"""Pages that stay readable in a handbook of many files."""
