"""Tables and JSON to files of the handbook."""
