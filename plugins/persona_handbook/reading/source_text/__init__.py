"""The text of a file: its lines, offsets and quotes, and corrected versions of it."""
