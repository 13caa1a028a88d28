"""The journey's diagram and its map."""
