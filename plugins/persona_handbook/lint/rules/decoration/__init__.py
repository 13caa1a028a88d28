"""Personas without influence on decisions."""
