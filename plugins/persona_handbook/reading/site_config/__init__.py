"""A site's configuration file, read as MkDocs reads it, and with the file, line and column of every value."""
