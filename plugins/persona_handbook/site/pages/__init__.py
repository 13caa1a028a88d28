"""One module for each page, named after the page and its template."""
