"""Fields and entries in the wrong place: another list, another part, or another kind of file."""
