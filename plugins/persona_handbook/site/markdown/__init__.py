"""The Markdown extension for references; Python-Markdown decides what is code, so references work in all text."""
