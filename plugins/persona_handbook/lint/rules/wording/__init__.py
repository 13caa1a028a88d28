"""Vague, long or packed texts."""
