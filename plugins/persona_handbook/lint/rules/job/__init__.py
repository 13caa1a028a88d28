"""Personas without jobs, and malformed job stories."""
