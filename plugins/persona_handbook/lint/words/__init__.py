"""The texts that rules read, and the word lists of each language."""
