"""Personas, evidence and journeys as values that know where they stand, and the handbook that joins them."""
