"""Misplaced lines in files that no parser can read, detected by which fields are possible where."""
