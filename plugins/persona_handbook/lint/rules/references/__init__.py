"""References and form."""
