"""Not checked against data."""
