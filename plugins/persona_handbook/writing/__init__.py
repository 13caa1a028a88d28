"""Writes files. No other package changes files."""
