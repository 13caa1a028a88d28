"""The handbook's history and its earlier states."""
