"""The history and earlier states of the handbook."""
