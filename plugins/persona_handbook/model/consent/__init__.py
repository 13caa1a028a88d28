"""Decides what participants said may be shown, and hides the rest."""
