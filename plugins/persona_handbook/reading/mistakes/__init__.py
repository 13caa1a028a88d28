"""Explains mistakes that the YAML parser rejects, and those that it silently accepts."""
