"""Demographics over behaviors."""
