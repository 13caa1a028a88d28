"""What the handbook adds to Markdown: Markdown decides what is code, so a reference works wherever text does."""
