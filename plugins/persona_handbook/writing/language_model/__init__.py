"""Prompts for a language model, and what is taken from its answers."""
