"""Reads YAML files into plain data with the place of each value, and finds mistakes in their form."""
