"""Consent and personal data."""
