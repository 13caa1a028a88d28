"""The summary at the top of a persona's page."""
