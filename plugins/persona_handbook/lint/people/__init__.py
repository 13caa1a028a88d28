"""Detects personal data: names, addresses and numbers."""
