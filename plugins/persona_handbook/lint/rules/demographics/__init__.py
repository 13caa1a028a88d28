"""Demographics instead of behaviors."""
