"""The page for addresses that do not exist."""
