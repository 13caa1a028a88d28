"""Cross-references in hand-written pages."""
