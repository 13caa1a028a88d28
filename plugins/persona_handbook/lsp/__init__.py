"""The language server: the engine of the check for editors, over the Language Server Protocol."""
