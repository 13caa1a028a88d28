"""Spreadsheets, both ways: cells, sheets, reading and writing."""
