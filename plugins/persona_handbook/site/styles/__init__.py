"""Style sheets: what goes into the one that every page loads."""
