"""Imports tables and JSON as files of the handbook."""
