"""The texts that rules read, and the search for words in them."""
