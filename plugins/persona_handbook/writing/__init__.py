"""The only code that changes people's files."""
