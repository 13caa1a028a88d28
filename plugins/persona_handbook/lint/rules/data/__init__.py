"""Claims without data checks, and problems with data."""
