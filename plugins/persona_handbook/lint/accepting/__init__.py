"""Recognizes findings again: accepted ones, those in a baseline, and those that a change causes."""
