"""Reads and writes spreadsheets: cells and sheets."""
