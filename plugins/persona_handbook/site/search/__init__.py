"""What a search finds on the pages of the handbook."""
