"""Reads YAML bytes into plain data with the place of each value."""
