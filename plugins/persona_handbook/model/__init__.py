"""Personas, evidence and journeys as values with their place in the files, and the handbook that contains them."""
