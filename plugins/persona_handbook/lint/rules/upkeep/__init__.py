"""Reviews, owners and exceptions."""
