"""Too many personas."""
