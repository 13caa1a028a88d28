"""Diagrams and maps of journeys."""
