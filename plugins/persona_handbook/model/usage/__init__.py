"""Where other files of an organization cite the handbook: issues, stories, feature files, documents and code."""
