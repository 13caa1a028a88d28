"""Lines at the wrong place in a file that cannot be read, told by which fields can stand where."""
