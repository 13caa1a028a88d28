"""Finds the files of the handbook and builds the model from them."""
