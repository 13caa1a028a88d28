"""The language server: the same engine as the check, for editors, over the Language Server Protocol."""
