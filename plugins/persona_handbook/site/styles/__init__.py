"""The style sheets that every page loads."""
