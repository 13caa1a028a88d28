"""Results calculated from the handbook; they are never stored."""
