"""Decoration."""
