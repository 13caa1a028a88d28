"""Persona Handbook: personas and customer journeys kept as YAML, checked, and published as a site."""

__version__ = "0.1.0"
