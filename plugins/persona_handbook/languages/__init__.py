"""The words of each language that rules and calculations look for: one file for each language, named by its code."""
