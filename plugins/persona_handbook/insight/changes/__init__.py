"""The meaning of a change to the handbook."""
