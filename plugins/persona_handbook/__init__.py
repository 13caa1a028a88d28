"""Checks customer personas and journeys written in YAML, and publishes them as a site."""

__version__ = "0.1.0"
