"""What an editor asks for at a place in a file: completions, hover texts, fixes, renaming and the outline."""
