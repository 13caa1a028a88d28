"""Findings, changes and reviews in the formats that people and programs read."""
