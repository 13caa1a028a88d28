"""A module for each page, named like the page and its template."""
