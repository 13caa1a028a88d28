"""References, names and the form of files."""
