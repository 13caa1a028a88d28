"""The language of the pages: catalogs, phrases and dates."""
