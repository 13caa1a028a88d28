"""Repeated content: copied texts and overlapping personas."""
